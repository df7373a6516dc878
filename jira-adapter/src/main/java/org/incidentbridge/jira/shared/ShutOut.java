package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.HttpAnswer;
import org.incidentbridge.spi.TrackerException.Kind;

/** Tells a user whom Jira does not let in at all from one who may not do a single thing. */
public final class ShutOut {

  /** What every user may ask. */
  private static final List<String> FOR_EVERYBODY = List.of("/myself", "/serverInfo");

  private ShutOut() {}

  /** What to do where that is forbidden which everybody may do; empty if it is something else. */
  public static Optional<String> advice(Kind kind, HttpAnswer answer) {
    return kind == Kind.PERMISSION && FOR_EVERYBODY.stream().anyMatch(answer.call()::endsWith)
        ? Optional.of(
            "Jira, or something before it, does not let the bridge's user in: check that it may use"
                + " Jira and its REST interface, and log in once as it with a browser")
        : Optional.empty();
  }
}
