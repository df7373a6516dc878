package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Departure;
import org.incidentbridge.store.Outbox;
import org.junit.jupiter.api.Test;

/** N3: from when on it counts how long a write may still take effect. */
class SentMarkTest {

  /** Killed right after a long wait, the next process must not take the window for used up. */
  @Test
  void aWriteThatWaitedForItsTurnCountsAsSentWhenItLeaves() {
    try (World world = new World(Desks.deskToEng())) {
      String id =
          world.desk.personCreates(
              "HD", Map.of("summary", Value.line("T"), "prio", Value.line("P2")));
      world.settle();
      world.desk.personSets(id, "prio", Value.line("P1"));
      List<Instant> left = new ArrayList<>();
      List<Optional<Instant>> marked = new ArrayList<>();
      world.dress(
          tracker ->
              new BusyTracker(
                  tracker,
                  command -> {
                    for (int write = 0; write < 2; write++) {
                      world.pass(Duration.ofMinutes(4));
                      Departure.now();
                      left.add(world.clock.instant());
                      Outbox.Entry entry =
                          world.store.inTransaction(
                              t -> t.outbox().find(command.target().key()).orElseThrow());
                      assertThat(entry.state()).isEqualTo(Outbox.State.SENT);
                      marked.add(entry.sentAt());
                    }
                  }));

      world.sync();

      assertThat(marked).hasSize(2).isEqualTo(left.stream().map(Optional::of).toList());
      assertThat(world.outbox()).isEqualTo(new Outbox.Counts(0, 0, 0));
    }
  }
}
