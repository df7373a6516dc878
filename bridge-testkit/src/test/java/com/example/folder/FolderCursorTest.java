package com.example.folder;

import org.incidentbridge.testkit.contract.CursorContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class FolderCursorTest extends CursorContract {

  @Override
  protected TrackerHarness open() {
    return new FolderHarness();
  }
}
