package com.example.folder;

import org.incidentbridge.testkit.contract.IdempotencyContract;
import org.incidentbridge.testkit.contract.TrackerHarness;

final class FolderIdempotencyTest extends IdempotencyContract {

  @Override
  protected TrackerHarness open() {
    return new FolderHarness();
  }
}
