package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.model.Value;
import org.junit.jupiter.api.Test;

/** N1, N4: what arrived of a write that is sent again is nobody's change. */
class HalfDoneTest {

  private static Value tags(String... names) {
    return Value.names(List.of(names));
  }

  @Test
  void aTagThatArrivedAloneDoesNotComeBackOnceSomebodyTookItOff() {
    try (World world = new World(Desks.deskToEng())) {
      String id =
          world.desk.personCreates("HD", Map.of("summary", Value.line("T"), "tags", tags("old")));
      world.settle();
      AtomicBoolean mended = new AtomicBoolean();
      world.dress(
          tracker -> tracker.id().equals(Desks.ENG) ? new PartlyTracker(tracker, mended) : tracker);
      world.desk.personSets(id, "tags", tags("new"));
      world.sync();
      assertThat(world.only(world.eng).field("tags")).isEqualTo(tags("new", "old"));

      world.desk.personSets(id, "tags", Value.absent());
      world.sync();
      mended.set(true);
      world.settle();

      assertThat(world.only(world.desk).field("tags").asNames()).isEmpty();
      assertThat(world.only(world.eng).field("tags").asNames()).isEmpty();
    }
  }

  @Test
  void aTagThatArrivedAloneGoesAgainOnceItsWriteIsNotWantedAnyMore() {
    try (World world = new World(Desks.deskToEng())) {
      String id =
          world.desk.personCreates("HD", Map.of("summary", Value.line("T"), "tags", tags("old")));
      world.settle();
      AtomicBoolean mended = new AtomicBoolean();
      world.dress(
          tracker -> tracker.id().equals(Desks.ENG) ? new PartlyTracker(tracker, mended) : tracker);
      world.desk.personSets(id, "tags", tags("new"));
      world.sync();
      mended.set(true);
      world.sync();

      world.desk.personSets(id, "tags", tags("old"));
      world.settle();

      assertThat(world.only(world.eng).field("tags")).isEqualTo(tags("old"));
    }
  }

  /** Somebody did by hand what was lost. */
  @Test
  void aValueThatIsThereThoughItsWriteWasLostIsWrittenBackOnceItIsNotWantedAnyMore() {
    try (World world = new World(Desks.deskToEng())) {
      String id = world.desk.personCreates("HD", Map.of("summary", Value.line("old")));
      world.settle();
      AtomicBoolean mended = new AtomicBoolean();
      world.dress(
          tracker -> tracker.id().equals(Desks.ENG) ? new LosingTracker(tracker, mended) : tracker);
      world.desk.personSets(id, "summary", Value.line("new"));
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "summary", Value.line("new"));
      mended.set(true);
      world.sync();

      world.desk.personSets(id, "summary", Value.line("old"));
      world.settle();

      assertThat(world.only(world.eng).field("summary")).isEqualTo(Value.line("old"));
    }
  }
}
