package org.incidentbridge.testkit.sim.rt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.rt.Lifecycle.Button;
import org.incidentbridge.testkit.sim.rt.Lifecycle.Statuses;

/** A lifecycle of an administrator's making, in which not every way is allowed. */
final class IncidentLifecycle {

  private static final String REPORTED = "reported";
  private static final String INVESTIGATING = "investigating";
  private static final String MONITORING = "monitoring";
  private static final String RESOLVED = "resolved";
  private static final String REJECTED = "rejected";
  private static final String DELETED = "deleted";

  private IncidentLifecycle() {}

  static Lifecycle create() {
    return new Lifecycle(
        "incident",
        new Statuses(
            List.of(REPORTED),
            List.of(INVESTIGATING, "identified", MONITORING),
            List.of(RESOLVED, REJECTED, DELETED)),
        REPORTED,
        ways(),
        new LinkedHashMap<>(),
        Map.of(
            REPORTED,
            List.of(new Button(INVESTIGATING, "Investigate", "Respond")),
            INVESTIGATING,
            List.of(new Button(RESOLVED, "Resolve", "Comment"))));
  }

  private static Map<String, List<String>> ways() {
    return Map.of(
        "",
        List.of(REPORTED, INVESTIGATING),
        REPORTED,
        List.of(INVESTIGATING, REJECTED, DELETED),
        INVESTIGATING,
        List.of("identified", MONITORING, RESOLVED, REJECTED, DELETED),
        "identified",
        List.of(INVESTIGATING, MONITORING, RESOLVED, DELETED),
        MONITORING,
        List.of(INVESTIGATING, RESOLVED, DELETED),
        RESOLVED,
        List.of(INVESTIGATING),
        REJECTED,
        List.of(INVESTIGATING),
        DELETED,
        List.of(REPORTED));
  }

  static Map<String, String> fromUsual() {
    return Map.of(
        "new",
        REPORTED,
        "open",
        INVESTIGATING,
        "stalled",
        MONITORING,
        RESOLVED,
        RESOLVED,
        REJECTED,
        REJECTED,
        DELETED,
        DELETED);
  }

  static Map<String, String> toUsual() {
    return Map.of(
        REPORTED,
        "new",
        INVESTIGATING,
        "open",
        "identified",
        "open",
        MONITORING,
        "stalled",
        RESOLVED,
        RESOLVED,
        REJECTED,
        REJECTED,
        DELETED,
        DELETED);
  }
}
