package org.incidentbridge.jira.shared;

import java.util.Map;
import java.util.stream.Collectors;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** What the bridge refuses to send, in words. */
public final class Refusals {

  private Refusals() {}

  /** The issue is not there, or hidden. */
  public static TrackerException unseen(TrackerId tracker, String id) {
    return new TrackerException(
        Kind.NOT_FOUND,
        tracker + ": issue " + id + " does not exist, or the bridge's user may not see it");
  }

  /** Some fields are to blame. */
  public static Outcome fields(TrackerId tracker, Map<String, String> fields) {
    String all =
        fields.entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("; "));
    return new Outcome.Refused(tracker + ": " + all, fields);
  }

  /** The whole command is refused. */
  public static Outcome whole(String message) {
    return new Outcome.Refused(message, Map.of());
  }
}
