package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Answers.OnMove;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** A ticket that moves from one tracker of the configuration to another one of the same site. */
class MovedWithinSiteTest {

  private int version = 1000;

  private static Bridge both(OnMove move) {
    Answers usual = Answers.STANDARD;
    var answers =
        new Answers(
            usual.deletion(),
            usual.merge(),
            usual.hiding(),
            move,
            usual.reopening(),
            usual.commentDeletion());
    return Desks.of(
        Desks.route("one", Desks.DESK, Desks.OPS, Share.STANDARD, answers),
        Desks.route("two", Desks.ENG, Desks.OPS, Share.STANDARD, answers));
  }

  private static String mirrored(World world) {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("A"), "prio", Value.line("P2")));
    world.settle();
    assertThat(world.ops.all()).hasSize(1);
    return id;
  }

  /** The ticket as the other tracker shows it. */
  private void seenInEng(World world, String page, boolean outside) {
    TicketSnapshot there = world.only(world.desk);
    var stamp = new TicketSnapshot.Stamp(Integer.toString(++version), world.clock.instant());
    var head = new TicketSnapshot.Head("P-7", URI.create(page), "P", "", outside, false, stamp);
    var ref = new TicketRef(Desks.ENG, there.ref().id());
    var ticket = new TicketSnapshot(ref, head, there.fields(), there.talk(), there.marker());
    assertThat(world.receive(new Sighting.Seen(ticket))).isTrue();
    world.settle();
  }

  /** N3. */
  @Test
  void itGetsNoSecondMirrorAndPeopleAreTold() {
    try (World world = new World(both(OnMove.FOLLOW))) {
      String id = mirrored(world);

      seenInEng(world, "http://localhost/desk/P-7", false);

      assertThat(world.ops.all()).hasSize(1);
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.ticket()).isEqualTo(new TicketRef(Desks.ENG, id)))
          .extracting(p -> p.message())
          .asString()
          .contains("is desk HD-" + id + " of incident INC-", "no second mirror");
    }
  }

  @Test
  void itIsForgottenThereWhenItMovesBack() {
    try (World world = new World(both(OnMove.FOLLOW))) {
      mirrored(world);
      seenInEng(world, "http://localhost/desk/P-7", false);

      seenInEng(world, "http://localhost/desk/HD-7", true);

      assertThat(world.problems()).isEmpty();
      assertThat(world.ops.all()).hasSize(1);
    }
  }

  @Test
  void itIsTakenUpThereOnceItsIncidentLetsItGo() {
    try (World world = new World(both(OnMove.DETACH))) {
      String id = mirrored(world);
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      seenInEng(world, "http://localhost/desk/P-7", false);
      assertThat(world.ops.all()).hasSize(1);

      world.pass(Duration.ofDays(1));
      world.cycle().run(List.of(Desks.DESK), Puller.SWEEP, Progress.NONE);
      world.settle();

      assertThat(world.problems()).isEmpty();
      assertThat(world.ops.all()).hasSize(2);
    }
  }

  @Test
  void aTicketOfAnotherSiteWithTheSameIdIsNotTheSame() {
    try (World world = new World(both(OnMove.FOLLOW))) {
      mirrored(world);

      seenInEng(world, "http://localhost/eng/P-7", false);

      assertThat(world.problems()).isEmpty();
      assertThat(world.ops.all()).hasSize(2);
    }
  }
}
