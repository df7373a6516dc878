package org.incidentbridge.jira.dc;

import java.util.Map;
import java.util.stream.Collectors;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Outcome;

/** What the bridge refuses to send, in words. */
final class Refusals {

  private Refusals() {}

  static Outcome gone(TrackerId tracker, String id) {
    return new Outcome.Refused(
        tracker + ": issue " + id + " does not exist, or the bridge's user may not see it",
        Map.of());
  }

  static Outcome fields(TrackerId tracker, Map<String, String> fields) {
    String all =
        fields.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; "));
    return new Outcome.Refused(tracker + ": " + all, fields);
  }

  static Outcome whole(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
