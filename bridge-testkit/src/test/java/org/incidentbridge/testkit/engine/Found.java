package org.incidentbridge.testkit.engine;

import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.fake.FakeTracker;

/** Looks tickets up as they are in their trackers. */
final class Found {

  private Found() {}

  static TicketSnapshot in(FakeTracker tracker, TicketRef ref) {
    return tracker.all().stream().filter(t -> t.ref().equals(ref)).findFirst().orElseThrow();
  }

  static TicketSnapshot in(List<FakeTracker> trackers, TicketRef ref) {
    return trackers.stream()
        .filter(t -> t.id().equals(ref.tracker()))
        .findFirst()
        .map(t -> in(t, ref))
        .orElseThrow();
  }
}
