package com.example.folder;

import org.incidentbridge.testkit.contract.RefusalContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class FolderRefusalTest extends RefusalContract {

  @Override
  protected TrackerHarness open() {
    return new FolderHarness();
  }
}
