package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.junit.jupiter.api.Test;

/** N7 and N11: a write whose ticket was found changed is decided on anew, and not without end. */
class StaleTest {

  private static Outcome stale(Tracker tracker, Command command) {
    var now = (Sighting.Seen) tracker.source().fetch(command.target().ticketId());
    return new Outcome.Stale(now.ticket());
  }

  @Test
  void aWriteThatIsAlwaysStaleIsTriedLessAndLessOftenAndThenHeld() {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      world.sync();
      var calls = new AtomicLong();
      world.dress(
          t ->
              t.id().equals(Desks.ENG)
                  ? BusyTracker.answering(
                      t,
                      command -> {
                        calls.incrementAndGet();
                        return stale(t, command);
                      })
                  : t);
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "summary", Value.line("Printer burnt down"));
      world.sync();
      assertThat(calls).as("in one cycle").hasValue(1);
      world.settle();
      assertThat(calls).hasValue(8);
      assertThat(world.held())
          .singleElement()
          .satisfies(
              e -> assertThat(e.retry().message()).contains("failed 8 times", "found changed"));
      world.dress(t -> t);
      world.store.inTransaction(
          t -> {
            Instant now = world.clock.instant();
            t.outbox().held().forEach(e -> t.outbox().release(e.key(), now));
            return now;
          });
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer burnt down");
    }
  }

  @Test
  void aWriteThatIsPlannedOtherwiseSinceItsTicketChangedGoesAtOnce() {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "summary", Value.line("Printer burnt down"));
      world.readOnly(world.desk);
      world.eng.personSets(mirror, "summary", Value.line("Fire!"));
      world.pushOnly(world.eng);
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer burnt down");
      assertThat(world.outbox().pending()).isZero();
    }
  }
}
