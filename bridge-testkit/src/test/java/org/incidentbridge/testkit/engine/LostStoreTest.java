package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** N3 when the store was lost and only the trackers remember. */
class LostStoreTest {

  private static String mirrored(World world) {
    String id = world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
    world.desk.personComments(id, "It burns", Visibility.PUBLIC);
    world.desk.personAttaches(id, "fire.png", Visibility.PUBLIC);
    world.sync();
    return id;
  }

  private static void assertNothingDoubled(World world) {
    var mirror = world.only(world.eng);
    assertThat(texts(mirror)).hasSize(1);
    assertThat(mirror.talk().attachments()).hasSize(1);
    assertThat(texts(world.only(world.desk))).hasSize(1);
    assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
    assertThat(world.outbox().pending() + world.outbox().sent() + world.outbox().held()).isZero();
  }

  @Test
  void mirrorsCommentsAndFilesAreKnownAgain() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  @Test
  void aFileThatItsTrackerKeepsUnderAnotherNameIsKnownAgain() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      var mirror = before.only(before.eng);
      String file = mirror.talk().attachments().getFirst().id();
      before.eng.keepsFileAs(mirror.ref().id(), file, "fire_.png");
      try (World world = before.withFreshStore()) {
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  /** A priority that eng had preset, and that never was told to desk, is nobody's change. */
  @Test
  void whatTheMirrorsTrackerPresetIsNotTakenForAChange() {
    Bridge whole = Desks.deskToEng();
    Route route = whole.routes().getFirst();
    SortedMap<FieldName, Owner> fewer = new TreeMap<>(route.terms().fields());
    fewer.remove(Desks.PRIORITY);
    var terms = new Route.Terms(fewer, route.terms().share(), route.terms().answers());
    Bridge silent =
        Desks.of(new Route(route.name(), route.ends(), route.when(), route.create(), terms));
    try (World before = new World(silent)) {
      mirrored(before);
      before.eng.personSets(before.only(before.eng).ref().id(), "prio", Value.line("P3"));
      before.settle();
      try (World world = before.withFreshStore().withBridge(whole)) {
        world.settle();
        assertNothingDoubled(world);
        assertThat(show(world.only(world.eng), "prio")).isEqualTo("P3");
        assertThat(show(world.only(world.desk), "prio")).isEmpty();
      }
    }
  }

  /** N7: which side changed it only the lost store knew. */
  @Test
  void whereBothSidesDifferAPersonIsAskedStillAndNoLabelIsTakenAway() {
    try (World before = new World(Desks.deskToEng())) {
      String id = mirrored(before);
      before.desk.personSets(id, "service", Value.line("Print"));
      before.desk.personSets(id, "tags", Value.names(List.of("ink", "paper")));
      before.settle();
      before.eng.personSets(before.only(before.eng).ref().id(), "service", Value.line("Fax"));
      before.eng.personSets(
          before.only(before.eng).ref().id(), "tags", Value.names(List.of("paper")));
      try (World world = before.withFreshStore()) {
        world.settle();

        assertThat(show(world.only(world.desk), "service")).isEqualTo("Print");
        assertThat(show(world.only(world.eng), "service")).isEqualTo("Fax");
        long conflicts = world.store.inTransaction(t -> t.incidents().conflicts());
        assertThat(conflicts).isEqualTo(1);
        assertThat(world.only(world.desk).field("tags"))
            .isEqualTo(Value.names(List.of("ink", "paper")));
      }
    }
  }

  /** The timer of a write may come before that of the reading that would tell what there is. */
  @Test
  void anOlderCopyOfTheStoreThatIsPutBackMakesNothingTwice() {
    try (World world = new World(Desks.deskToEng());
        World restored = world.withFreshStore()) {
      restored.settle();
      world.pass(Duration.ofHours(1));
      mirrored(world);
      world.pass(Duration.ofHours(1));
      restored.pass(Duration.ofHours(2));
      SyncCycle process = restored.cycle();
      process.read(Desks.DESK, Puller.PULL, Progress.NONE);
      process.write(Desks.ENG, Progress.NONE);
      assertThat(world.eng.all()).hasSize(1);
      restored.settle();
      assertNothingDoubled(restored);
    }
  }

  /** In the direction against the order in which the tickets of an incident are read. */
  @Test
  void whatTheMirrorToldTheOriginIsKnownAgain() {
    try (World before = new World(Desks.deskToEng())) {
      before.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      before.sync();
      String mirror = before.only(before.eng).ref().id();
      before.eng.personComments(mirror, "Use the extinguisher", Visibility.PUBLIC);
      before.eng.personAttaches(mirror, "plan.pdf", Visibility.PUBLIC);
      before.pass(Duration.ofMinutes(1));
      before.sync();
      try (World world = before.withFreshStore()) {
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  /** Nobody can say who changed it, so nobody is told to have done so; the ledger has it. */
  @Test
  void whatDiffersIsPutRightWithoutARemark() {
    var telling =
        new Share(
            Share.Comments.ALL_PUBLIC, Share.Comments.ALL_PUBLIC, Share.Internal.NEVER, true, true);
    try (World before =
        new World(
            Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, telling, Answers.STANDARD)))) {
      mirrored(before);
      String mirror = before.only(before.eng).ref().id();
      before.eng.personSets(mirror, "summary", Value.line("Something else"));
      try (World world = before.withFreshStore()) {
        world.settle();
        assertThat(World.show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");
        assertNothingDoubled(world);
        List<Ledger.Line> ledger = world.ledger();
        assertThat(ledger).anyMatch(l -> l.text().detail().contains("Something else"));
      }
    }
  }

  /** N2: the change is not lost with the store. */
  @Test
  void aCommentThatWasChangedMeanwhileIsBroughtUpToDate() {
    try (World before = new World(Desks.deskToEng())) {
      String id = mirrored(before);
      String comment = before.only(before.desk).talk().comments().getFirst().id();
      try (World world = before.withFreshStore()) {
        world.desk.personEditsComment(id, comment, "It burns brightly");
        world.settle();
        assertNothingDoubled(world);
        assertThat(texts(world.only(world.eng)))
            .singleElement()
            .asString()
            .contains("It burns brightly");
      }
    }
  }

  @Test
  void copiesThatAreUpToDateAreNotWrittenToAgain() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        long writes = world.writes();
        world.settle();
        long links = 2;
        assertThat(world.writes()).isLessThanOrEqualTo(writes + links);
      }
    }
  }

  @Test
  void nothingIsMadeTwiceThoughTheOtherTrackerCouldNotBeReadAtFirst() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        before.trouble(before.eng, Accident.REFUSED_CONNECTION);
        world.sync();
        assertThat(world.outbox().pending()).as("creates that wait").isEqualTo(1);
        before.trouble(before.eng, Accident.NONE);
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  @Test
  void nothingIsMadeInATrackerBeforeItWasReadOnce() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        world.readOnly(world.desk);
        assertThat(world.outbox().pending()).isEqualTo(1);
        world.pushOnly(world.eng);
        assertThat(world.eng.all()).hasSize(1);
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  /** What a pull has brought counts, though it was not decided on yet. */
  @Test
  void nothingIsMadeThatWasReadMeanwhile() {
    try (World before = new World(Desks.deskToEng())) {
      mirrored(before);
      try (World world = before.withFreshStore()) {
        world.readOnly(world.desk);
        world.pullOnly(world.eng);
        world.pushOnly(world.eng);
        assertThat(world.eng.all()).hasSize(1);
        world.settle();
        assertNothingDoubled(world);
      }
    }
  }

  /** An older copy of the store was put back, and the timer of the sweep comes first. */
  @Test
  void aSweepDoesNotTellWhichTicketsTheBridgeMade() {
    try (World world = new World(Desks.deskToEng());
        World restored = world.withFreshStore()) {
      restored.settle();
      world.pass(Duration.ofHours(1));
      world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
      world.sync();
      world.pass(Duration.ofHours(1));
      SyncCycle process = restored.cycle();
      process.read(Desks.ENG, Puller.SWEEP, Progress.NONE);
      process.read(Desks.DESK, Puller.PULL, Progress.NONE);
      process.write(Desks.ENG, Progress.NONE);
      assertThat(world.eng.all()).hasSize(1);
      process.run(Progress.NONE);
      assertThat(world.eng.all()).hasSize(1);
      assertThat(restored.outbox()).isEqualTo(new Outbox.Counts(0, 0, 0));
    }
  }

  /** A route's own tag is none of the origin's, and what the mirror lacks is written again. */
  @Test
  void labelsMeetAgainBesideOneThatTheRoutePuts() {
    Route made = Desks.deskToEng().routes().getFirst();
    var create = new Route.Create("P", "", Map.of("tags", "from-desk"), "");
    Bridge bridge =
        Desks.of(new Route(made.name(), made.ends(), made.when(), create, made.terms()));
    try (World before = new World(bridge)) {
      before.desk.personCreates(
          "HD", Map.of("summary", Value.line("A"), "tags", Value.names(List.of("ink", "paper"))));
      before.settle();
      before.eng.personSets(
          before.only(before.eng).ref().id(), "tags", Value.names(List.of("from-desk", "paper")));
      try (World world = before.withFreshStore()) {
        world.settle();
        assertThat(show(world.only(world.desk), "tags")).isEqualTo("ink, paper");
        assertThat(show(world.only(world.eng), "tags")).isEqualTo("from-desk, ink, paper");
      }
    }
  }
}
