package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A promise is kept on a mirror while the bridge cannot see it, and must not be called broken. */
class AnsweredOutOfSightTest {

  private final World world = AwayTest.world().under(Promises.policy(Promises.missed()));

  private List<String> fired() {
    return world.told().stream().filter(t -> t.startsWith("step ")).toList();
  }

  /** How a mirror goes away, and comes back. */
  enum Absence {
    HIDDEN {
      @Override
      void begins(FakeTracker tracker, String id) {
        tracker.personHides(id, true);
      }

      @Override
      void ends(FakeTracker tracker, String id) {
        tracker.personHides(id, false);
      }
    },
    LET_GO {
      @Override
      void begins(FakeTracker tracker, String id) {
        tracker.personMoves(id, FakeTracker.OUTSIDE);
      }

      @Override
      void ends(FakeTracker tracker, String id) {
        tracker.personMoves(id, "P");
      }
    };

    abstract void begins(FakeTracker tracker, String id);

    abstract void ends(FakeTracker tracker, String id);
  }

  @ParameterizedTest
  @EnumSource(Absence.class)
  void whatWasSaidMeanwhileCountsBeforeAnythingIsAnnounced(Absence absence) {
    try (world) {
      String mirror = filed();
      absence.begins(world.eng, mirror);
      world.pass(Duration.ofMinutes(10));
      world.sweep();
      world.eng.personComments(mirror, "We are on our way.", Visibility.PUBLIC);
      world.pass(Duration.ofHours(1));
      absence.ends(world.eng, mirror);
      world.pass(Duration.ofSeconds(1));
      world.sweep();
      world.sync();

      assertThat(fired()).isEmpty();
    }
  }

  @Test
  void aPromiseThatNobodyKeptIsCalledBroken() {
    try (world) {
      String mirror = filed();
      world.eng.personHides(mirror, true);
      world.pass(Duration.ofMinutes(10));
      world.sweep();
      world.pass(Duration.ofHours(1));
      world.sweep();

      assertThat(fired()).hasSize(1);
    }
  }

  private String filed() {
    world.desk.personCreates(
        "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P1")));
    world.sync();
    return world.only(world.eng).ref().id();
  }
}
