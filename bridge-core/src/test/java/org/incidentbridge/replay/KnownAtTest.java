package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Timeline;
import org.junit.jupiter.api.Test;

/** Due as now known, and due as known then. */
final class KnownAtTest {

  @Test
  void anAnswerLearntOfLateSavesTheClockAndTheBreachAnnouncedStaysExplained() {
    Pack pack =
        new Pack()
            .clock("c", Says.answered())
            .within("PT1H", Town.ALWAYS)
            .step("late", new Trigger.Breach("c"));
    Tale tale =
        Tale.opened("2026-03-02T09:00:00Z")
            .as(Role.STAFF)
            .knownAt("2026-03-02T15:00:00Z")
            .answers("2026-03-02T09:30:00Z");
    Timeline all = tale.timeline();
    Instant now = Instant.parse("2026-03-02T16:00:00Z");
    Instant then = Instant.parse("2026-03-02T10:00:00Z");
    Verdict nowKnown = Replay.run(pack.build(), all, now);
    Verdict knownThen = Replay.run(pack.build(), all.asKnownAt(then), then);
    assertThat(ClockTest.cycle(nowKnown, "c").state()).isEqualTo(ClockReading.State.MET);
    assertThat(nowKnown.firings()).isEmpty();
    assertThat(ClockTest.cycle(knownThen, "c").state()).isEqualTo(ClockReading.State.BREACHED);
    assertThat(knownThen.firings()).extracting(Firing::key).containsExactly("late#1");
  }
}
