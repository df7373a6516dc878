package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.timeline.Actor.Role;
import org.junit.jupiter.api.Test;

/** A proof adds up to what it proves. */
final class ClockProofTest {

  private static Pack pack(String target) {
    return new Pack()
        .clock("c", Says.status("resolved"))
        .pause(Says.status("waiting-on-customer"))
        .within(target, Town.OFFICE);
  }

  @Test
  void tellsEachStretchWithItsReasonAndTheRunningTotal() {
    Tale tale =
        Tale.opened("2026-03-06T14:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-06T15:00:00Z", "status", "waiting-on-customer")
            .sets("2026-03-06T16:00:00Z", "status", "in-progress");
    Cycle cycle = ClockTest.cycle(pack("PT4H").verdict(tale, "2026-03-06T16:00:00Z"), "c");
    assertThat(ClockProof.of(cycle).text(Town.UTC))
        .containsExactly(
            "target 4h, line row0, calendar office",
            "Fri 2026-03-06 14:00:00 to Fri 2026-03-06 15:00:00  counted 1h, 1h in all  Fri 09:00-17:00",
            "Fri 2026-03-06 15:00:00 to Fri 2026-03-06 16:00:00  paused  incident.status =="
                + " waiting-on-customer, since staff set status to waiting-on-customer on desk:1",
            "Fri 2026-03-06 16:00:00 to Fri 2026-03-06 17:00:00  counted 1h, 2h in all  Fri 09:00-17:00",
            "Fri 2026-03-06 17:00:00 to Mon 2026-03-09 09:00:00  closed  outside hours",
            "Mon 2026-03-09 09:00:00 to Mon 2026-03-09 11:00:00  counted 2h, 4h in all  Mon 09:00-17:00",
            "due Mon 2026-03-09 11:00:00");
  }

  @Test
  void endsWithWhatIsLeftWhilePaused() {
    Tale tale =
        Tale.opened("2026-03-06T14:00:00Z")
            .as(Role.STAFF)
            .sets("2026-03-06T15:00:00Z", "status", "waiting-on-customer");
    Cycle cycle = ClockTest.cycle(pack("PT4H").verdict(tale, "2026-03-09T16:00:00Z"), "c");
    assertThat(ClockProof.of(cycle).text(Town.UTC)).last().isEqualTo("paused with 3h left");
  }

  @Property(tries = 500)
  void whatIsCountedIsTheTargetExactly(@ForAll long seed) {
    Random random = new Random(seed);
    Duration target = Duration.ofNanos(random.nextLong(1, 200_000_000_000_000L));
    Instant now =
        Instant.parse("2026-03-02T00:00:00Z").plusNanos(random.nextLong(1_000_000_000_000_000L));
    Tale tale = Tale.opened(now.toString()).as(Role.STAFF);
    for (int i = random.nextInt(6); i > 0; i--) {
      now = now.plusNanos(random.nextLong(200_000_000_000_000L));
      tale.sets(now.toString(), "status", List.of("in-progress", "waiting-on-customer").get(i % 2));
    }
    Cycle cycle = ClockTest.cycle(pack(target.toString()).verdict(tale, now.toString()), "c");
    ClockProof proof = ClockProof.of(cycle);
    Duration left = proof.left().orElse(Duration.ZERO);
    assertThat(proof.counted().plus(left)).describedAs("seed " + seed).isEqualTo(target);
    assertThat(cycle.state()).isIn(State.RUNNING, State.PAUSED, State.BREACHED);
    for (int i = 1; i < proof.lines().size(); i++) {
      assertThat(proof.lines().get(i).from()).isEqualTo(proof.lines().get(i - 1).to());
    }
    proof.due().ifPresent(due -> assertThat(proof.lines().getLast().to()).isEqualTo(due));
  }
}
