package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** What is looked at again after a change of the configuration, and what goes first in a round. */
class ReconsideringTest {

  private static Bridge into(String project) {
    Route made = Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD);
    var create = new Route.Create(project, "", Map.of(), "");
    return Desks.of(new Route(made.name(), made.ends(), Condition.ALWAYS, create, made.terms()));
  }

  private static String file(World world, String title) {
    return world.desk.personCreates("HD", Map.of("summary", Value.line(title)));
  }

  @Test
  void aProgramThatIsStoppedAtOnceLeavesItToTheNextOne() {
    try (World world = new World(into(FakeTracker.SHUT))) {
      file(world, "Printer");
      world.sync();
      assertThat(world.held()).hasSize(1);
      List<Fleet.Member> members =
          world.trackers().stream().map(t -> new Fleet.Member(t, 1, 50)).toList();
      var timing = new Pusher.Timing(Backoff.STANDARD, world.clock, new Random(1));
      SyncCycle.create(world.store, into("P"), Fleet.of(members), timing, () -> true)
          .run(Progress.NONE);
      assertThat(world.held()).as("nothing was begun").hasSize(1);

      world.withBridge(into("P")).sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer");
      assertThat(world.held()).isEmpty();
    }
  }

  @Test
  void theProblemOfATicketThatCannotBeUnderstoodStays() {
    try (World world = new World(into(FakeTracker.SHUT))) {
      file(world, "Printer");
      world.sync();
      var ref = world.only(world.desk).ref();
      assertThat(world.receive(new Sighting.Unreadable(ref, "v9", "odd bytes"))).isTrue();
      world.sync();
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.message()).contains("cannot be understood: odd bytes"));

      world.withBridge(into("P")).sync();
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.message()).contains("cannot be understood: odd bytes"));
    }
  }

  /** N10: so many failures in a row end a round, and would end each round before the new one. */
  @Test
  void aNewWriteIsTriedBeforeThoseThatFailedEachTime() {
    try (World world = new World(into("P"))) {
      world.dress(t -> t.id().equals(Desks.ENG) ? BusyTracker.brittle(t, "Poison") : t);
      for (int i = 0; i < 4; i++) {
        file(world, "Poison");
      }
      world.sync();
      world.pass(Duration.ofMinutes(10));
      file(world, "Printer");
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer");
    }
  }
}
