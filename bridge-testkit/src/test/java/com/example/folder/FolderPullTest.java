package com.example.folder;

import org.incidentbridge.testkit.contract.PullContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class FolderPullTest extends PullContract {

  @Override
  protected TrackerHarness open() {
    return new FolderHarness();
  }
}
