package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.junit.jupiter.api.Test;

/** N5: the answer to a write may show another ticket, into which the one written to was merged. */
class OtherTicketTest {

  private static final String KEPT = "Ann leaves us";

  private static Bridge chain() {
    return Desks.of(
        Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
        Desks.route("work", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD));
  }

  /** A tracker whose answers to comments show this ticket. */
  private record Confusing(Tracker inner, TicketSnapshot shown) implements Dressed {
    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          Outcome outcome = super.apply(command, contents);
          return command instanceof Command.AddComment && outcome instanceof Outcome.Applied done
              ? new Outcome.Applied(
                  new Outcome.Receipt(done.receipt().createdId(), Optional.of(shown), List.of()))
              : outcome;
        }
      };
    }
  }

  private static TicketSnapshot kept(World world) {
    String id = world.eng.personCreates("ENG", Map.of("summary", Value.line(KEPT)));
    Sighting shown = world.eng.source().fetch(id);
    world.eng.personHides(id, true);
    return ((Sighting.Seen) shown).ticket();
  }

  @Test
  void nobodyIsToldOfIt() {
    try (World world = new World(chain())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      world.settle();
      TicketSnapshot kept = kept(world);
      world.dress(t -> t.id().equals(Desks.ENG) ? new Confusing(t, kept) : t);
      world.desk.personComments(id, "It smells.", Visibility.PUBLIC);
      world.settle();

      assertThat(world.ops.all()).noneMatch(t -> World.show(t, "summary").contains(KEPT));
      assertThat(world.desk.all()).noneMatch(t -> World.show(t, "summary").contains(KEPT));
    }
  }
}
