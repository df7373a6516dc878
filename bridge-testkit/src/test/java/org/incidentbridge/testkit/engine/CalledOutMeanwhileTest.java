package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.texts;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** N2: trackers call out while the bridge writes to the very ticket. */
class CalledOutMeanwhileTest {

  private final AtomicReference<Runnable> afterWrite = new AtomicReference<>(() -> {});
  private final World world = new World(Desks.deskToEng());
  private final SyncCycle cycle = world.cycle();

  @AfterEach
  void close() {
    world.close();
  }

  /**
   * A tracker that has taken a write, and whose answer is still on its way; to links it answers
   * little.
   */
  private record Slow(Tracker inner, AtomicReference<Runnable> answering) implements Dressed {
    @Override
    public TrackerSink sink() {
      return new DressedSink(inner.sink()) {
        @Override
        public Outcome apply(Command command, ContentSource contents) {
          Outcome outcome = super.apply(command, contents);
          answering.getAndSet(() -> {}).run();
          return command instanceof Command.PutLink
              ? new Outcome.Applied(Outcome.Receipt.NOTHING)
              : outcome;
        }
      };
    }
  }

  private void answersSlowly() {
    world.dress(t -> t.id().equals(Desks.ENG) ? new Slow(t, afterWrite) : t);
  }

  private void called() {
    String mirror = world.only(world.eng).ref().id();
    world.eng.personComments(mirror, "Seen by an engineer", Visibility.PUBLIC);
    cycle.look(Desks.ENG, List.of(mirror), Progress.NONE);
  }

  private void writeAll() {
    cycle.write(Desks.ENG, Progress.NONE);
    cycle.write(Desks.DESK, Progress.NONE);
  }

  @Test
  void aCommentOnAMirrorWhoseMakingIsNotNotedDownYetIsOnTheOtherSideWithoutAPoll() {
    cycle.run(Progress.NONE);
    answersSlowly();
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    afterWrite.set(this::called);

    cycle.look(Desks.DESK, List.of(id), Progress.NONE);
    writeAll();
    writeAll();

    assertThat(texts(world.only(world.desk))).singleElement().asString().contains("Seen by");
  }

  @Test
  void aCommentOnATicketThatIsWrittenToIsOnTheOtherSideWithoutAPoll() {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
    cycle.run(Progress.NONE);
    world.settle();
    answersSlowly();
    world.desk.personSets(id, "prio", Value.line("P1"));
    afterWrite.set(this::called);

    cycle.look(Desks.DESK, List.of(id), Progress.NONE);
    writeAll();
    writeAll();

    assertThat(texts(world.only(world.desk))).singleElement().asString().contains("Seen by");
  }
}
