package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.junit.jupiter.api.Test;

/**
 * Somebody merges a ticket of Request Tracker, just while the bridge writes to it, into one of a
 * queue that the bridge may read and is not to cover (N5).
 */
final class MergedMeanwhileTest extends DeskCase<RtAndJira> {

  private static final String KEPT = "Dismissal of Bob";

  MergedMeanwhileTest() {
    super(new RtAndJira());
  }

  private int personnel() {
    int queue = trackers.rt.admin().addQueue("personnel");
    trackers.rt.admin().grant("bridge", queue, RtRight.staff());
    return trackers.rt.as("alice").report("personnel", KEPT, "On Friday.", List.of());
  }

  private void assertKept() {
    assertThat(trackers.mirrors()).hasSize(1).noneMatch(m -> m.text("summary").contains(KEPT));
  }

  @Test
  void afterALostAnswerNothingOfTheOtherTicketIsMirrored() {
    int id = trackers.ask("Printer");
    int kept = personnel();
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").comment(mirror().key(), "It is the fuser.");
    trackers.breaking(r -> r.method().equals("POST") ? new Fault.LostAfter() : new Fault.None());
    trackers.sync(file);
    trackers.breaking(FaultPlan.none());
    trackers.rt.as("alice").merge(id, kept);

    trackers.sync(file);
    trackers.sync(file);

    assertKept();
  }

  @Test
  void whileAWriteIsUnderWayNothingOfTheOtherTicketIsMirrored() {
    int id = trackers.ask("Printer");
    int kept = personnel();
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").comment(mirror().key(), "It is the fuser.");
    var first = new AtomicBoolean(true);
    trackers.breaking(
        r -> {
          if (r.method().equals("POST") && first.getAndSet(false)) {
            trackers.rt.as("alice").merge(id, kept);
          }
          return new Fault.None();
        });

    trackers.sync(file);
    trackers.sync(file);

    assertKept();
  }
}
