package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
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
    assertThat(world.receive(new Sighting.Seen(in(Desks.ENG, world, page, "P", outside)))).isTrue();
    world.settle();
  }

  private TicketSnapshot in(
      TrackerId tracker, World world, String page, String project, boolean outside) {
    TicketSnapshot there = world.only(world.desk);
    return as(tracker, there, head(world, page, project, outside));
  }

  private TicketSnapshot.Head head(World world, String page, String project, boolean outside) {
    var stamp = new TicketSnapshot.Stamp(Integer.toString(++version), world.clock.instant());
    return new TicketSnapshot.Head("P-7", URI.create(page), project, "", outside, false, stamp);
  }

  private static TicketSnapshot as(
      TrackerId tracker, TicketSnapshot ticket, TicketSnapshot.Head head) {
    var ref = new TicketRef(tracker, ticket.ref().id());
    return new TicketSnapshot(ref, head, ticket.fields(), ticket.talk(), ticket.marker());
  }

  private static Bridge without(TrackerId tracker, Bridge all, String route) {
    var words = new HashMap<>(all.vocabularies());
    words.remove(tracker);
    return new Bridge(words, List.of(all.route(route).orElseThrow()), all.people());
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

  /** N3: one tracker reads the projects of both from now on, and the other one goes. */
  @Test
  void itGetsNoSecondMirrorWhenItsTrackerIsNoLongerConfigured() {
    try (World before = new World(both(OnMove.FOLLOW))) {
      String id = mirrored(before);
      World world =
          before
              .withBridge(without(Desks.DESK, both(OnMove.FOLLOW), "two"))
              .withTrackers(Desks.ENG, Desks.OPS);

      seenInEng(world, "http://localhost/desk/P-7", false);

      assertThat(world.ops.all()).hasSize(1);
      assertThat(world.problems())
          .filteredOn(p -> p.ticket().equals(new TicketRef(Desks.ENG, id)))
          .singleElement()
          .extracting(p -> p.message())
          .asString()
          .contains("no second mirror", "until desk is configured again");
    }
  }

  /** N3: the same for the tracker in which mirrors are made. */
  @Test
  void aMirrorIsNotMadeAgainWhereAnotherTrackerOfItsSiteReadsIt() {
    Bridge eng =
        Desks.of(Desks.route("one", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD));
    Bridge ops =
        Desks.of(Desks.route("one", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    try (World before = new World(eng)) {
      String id = before.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      before.settle();
      TicketSnapshot mirror = before.only(before.eng);
      World world =
          before.withBridge(without(Desks.ENG, ops, "one")).withTrackers(Desks.DESK, Desks.OPS);
      var head = head(world, mirror.head().url().toString(), "ENG", false);
      world.receive(new Sighting.Seen(as(Desks.OPS, mirror, head)));
      world.desk.personSets(id, "summary", Value.line("B"));
      world.settle();

      assertThat(world.ops.all()).isEmpty();
      assertThat(world.problems())
          .extracting(p -> p.ticket().tracker())
          .containsExactlyInAnyOrder(Desks.ENG, Desks.OPS);
    }
  }

  /** The way out that the problem names. */
  @Test
  void nothingIsToldOfATicketThatItsOwnTrackerReadsThereToo() {
    try (World world = new World(both(OnMove.FOLLOW))) {
      String id = mirrored(world);
      seenInEng(world, "http://localhost/desk/P-7", false);
      assertThat(world.problems()).hasSize(1);

      world.desk.personMoves(id, "P");
      world.settle();

      assertThat(world.problems()).isEmpty();
      assertThat(world.ops.all()).hasSize(1);
    }
  }

  @Test
  void aSiteIsTheSameUnderHttpAndHttps() {
    try (World world = new World(both(OnMove.FOLLOW))) {
      mirrored(world);

      seenInEng(world, "https://LOCALHOST/desk/P-7", false);

      assertThat(world.ops.all()).hasSize(1);
    }
  }

  /** N2: it moved to where only the user of the other tracker may read. */
  @Test
  void peopleAreToldThatItWaitsWhereItsOwnTrackerCannotReadIt() {
    try (World world = new World(both(OnMove.FOLLOW))) {
      String id = mirrored(world);
      seenInEng(world, "http://localhost/desk/P-7", false);
      assertThat(world.problems()).singleElement().asString().contains("in step as before");

      world.desk.personHides(id, true);
      world.pass(Duration.ofDays(1));
      world.cycle().run(List.of(Desks.DESK), Puller.SWEEP, Progress.NONE);
      world.settle();

      assertThat(world.problems())
          .singleElement()
          .asString()
          .contains("nothing is kept in step until the user of desk may read it again")
          .doesNotContain("as before");
      world.desk.personHides(id, false);
      world.pass(Duration.ofDays(1));
      world.cycle().run(List.of(Desks.DESK), Puller.SWEEP, Progress.NONE);
      world.settle();
      assertThat(world.problems()).singleElement().asString().contains("in step as before");
    }
  }

  /**
   * N3: a mirror that people moved to the other tracker of its site, and the store is lost then.
   */
  @Test
  void aMirrorThatWasMovedIsNotMadeAgainAfterTheStoreWasLost() {
    Bridge bridge =
        Desks.of(Desks.route("one", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD));
    try (World before = new World(bridge)) {
      String id = before.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      before.settle();
      TicketSnapshot mirror = before.only(before.eng);
      before.eng.personMoves(mirror.ref().id(), FakeTracker.OUTSIDE);
      try (World world = before.withFreshStore()) {
        var head = head(world, mirror.head().url().toString(), "OPS", false);
        world.receive(new Sighting.Seen(as(Desks.OPS, mirror, head)));
        world.settle();

        assertThat(world.eng.all()).hasSize(1);
        assertThat(world.problems())
            .singleElement()
            .satisfies(p -> assertThat(p.ticket()).isEqualTo(new TicketRef(Desks.DESK, id)))
            .asString()
            .contains("ops:" + mirror.ref().id() + " carries the mark");

        world.eng.personMoves(mirror.ref().id(), "ENG");
        world.pass(Duration.ofDays(1));
        world.cycle().run(List.of(Desks.DESK, Desks.ENG), Puller.PULL, Progress.NONE);
        world.desk.personSets(id, "summary", Value.line("B"));
        world.settle();

        assertThat(world.eng.all()).hasSize(1);
        assertThat(World.show(world.only(world.eng), "summary")).isEqualTo("B");
        assertThat(world.problems()).isEmpty();
      }
    }
  }

  /** A mark in an installation that is not the same proves nothing. */
  @Test
  void aMarkInAnotherSiteKeepsNoMirrorFromBeingMade() {
    Bridge bridge =
        Desks.of(Desks.route("one", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD));
    try (World before = new World(bridge)) {
      before.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      before.settle();
      TicketSnapshot mirror = before.only(before.eng);
      before.eng.personDeletes(mirror.ref().id());
      before.eng.personCreates("ENG", Map.of("summary", Value.line("Of eng")));
      try (World world = before.withFreshStore()) {
        var head = head(world, "http://localhost/ops/7", "OPS", false);
        world.receive(new Sighting.Seen(as(Desks.OPS, mirror, head)));
        world.settle();

        assertThat(world.eng.all()).hasSize(2);
      }
    }
  }
}
