package org.incidentbridge.app.cli;

import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.engine.CycleReport;

/** Trackers that failed, for JSON. */
final class Failures {

  private Failures() {}

  static Map<String, String> json(CycleReport report) {
    Map<String, String> failures = new TreeMap<>();
    report.failures().forEach((id, why) -> failures.put(id.name(), why));
    return failures;
  }
}
