package com.example.folder;

import org.incidentbridge.testkit.contract.PushContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class FolderPushTest extends PushContract {

  @Override
  protected TrackerHarness open() {
    return new FolderHarness();
  }
}
