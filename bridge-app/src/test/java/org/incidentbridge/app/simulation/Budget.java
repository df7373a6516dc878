package org.incidentbridge.app.simulation;

import java.time.Instant;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;

/** N11: after a 429 a tracker is left alone for as long as it asked. */
final class Budget {

  private final String side;
  private Instant notBefore = Instant.MIN;

  Budget(String side) {
    this.side = side;
  }

  void called(Instant now, SimRequest request) {
    if (now.isBefore(notBefore)) {
      throw new AssertionError(
          "N11 Budget: %s was called although it asked to wait until %s: %s %s"
              .formatted(side, notBefore, request.method(), request.path()));
    }
  }

  void answered(Instant now, SimResponse answer) {
    String after = answer.headers().get("Retry-After");
    if (answer.status() == 429 && after != null) {
      notBefore = now.plusSeconds(Long.parseLong(after));
    }
  }

  /** A new process, or one whose clock jumped, cannot know how long it was asked to wait. */
  void forget() {
    notBefore = Instant.MIN;
  }
}
