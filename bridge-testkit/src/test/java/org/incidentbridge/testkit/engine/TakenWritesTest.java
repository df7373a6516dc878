package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.junit.jupiter.api.Test;

/** N1: a tracker says that it took a write, and the bridge cannot look at the ticket after it. */
class TakenWritesTest {

  /** Takes edits and cannot be read right after them. */
  private record Unseen(Tracker inner) implements Dressed {
    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          Outcome outcome = super.apply(command, contents);
          return command instanceof Command.UpdateFields && outcome instanceof Outcome.Applied
              ? Outcome.Unknown.unseen("was changed, but not seen since")
              : outcome;
        }
      };
    }
  }

  private static String labelled(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer")));
    world.settle();
    world.desk.personSets(id, "tags", Value.names(List.of("fire", "smoke")));
    world.dress(t -> t.id().equals(Desks.ENG) ? new Unseen(t) : t);
    world.sync();
    world.dress(t -> t);
    assertThat(show(world.only(world.eng), "tags")).isEqualTo("fire, smoke");
    return id;
  }

  @Test
  void aLabelThatSomebodyTookOffBeforeItWasSeenStaysOff() {
    try (World world = new World(Desks.deskToEng())) {
      labelled(world);
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "tags", Value.names(List.of("smoke")));
      world.settle();

      assertThat(show(world.only(world.eng), "tags")).isEqualTo("smoke");
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("smoke");
    }
  }

  /** What the bridge remembers of it outlives its process. */
  @Test
  void anotherProcessKnowsIt() {
    try (World world = new World(Desks.deskToEng())) {
      labelled(world);
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "tags", Value.absent());
      World after = world.withBridge(Desks.deskToEng());
      after.settle();

      assertThat(show(after.only(after.desk), "tags")).isEmpty();
    }
  }

  @Test
  void whatIsUnseenForLongIsSettledWhenItCanBeSeen() {
    try (World world = new World(Desks.deskToEng())) {
      String id = labelled(world);
      String mirror = world.only(world.eng).ref().id();
      world.eng.personHides(mirror, true);
      world.settle();
      world.eng.personSets(mirror, "tags", Value.names(List.of("smoke")));
      world.desk.personSets(id, "tags", Value.names(List.of("fire", "ash", "smoke")));
      world.settle();
      world.eng.personHides(mirror, false);
      world.sweep();
      world.settle();

      assertThat(show(world.only(world.eng), "tags")).isEqualTo("ash, smoke");
      assertThat(show(world.only(world.desk), "tags")).isEqualTo("ash, smoke");
    }
  }
}
