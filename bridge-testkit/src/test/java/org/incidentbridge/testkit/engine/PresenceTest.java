package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Answers.OnCommentDeletion;
import org.incidentbridge.policy.Answers.OnDeletion;
import org.incidentbridge.policy.Answers.OnHiding;
import org.incidentbridge.policy.Answers.OnMerge;
import org.incidentbridge.policy.Answers.OnMove;
import org.incidentbridge.policy.Answers.OnReopening;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/**
 * Moves, deletions, merges, lost permission and deleted copies, each with its configured answer.
 */
class PresenceTest {

  private static Bridge answering(
      OnDeletion deletion, OnMerge merge, OnHiding hiding, OnMove move) {
    var answers =
        new Answers(deletion, merge, hiding, move, OnReopening.FOLLOW, OnCommentDeletion.KEEP);
    return Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, answers));
  }

  private static Bridge onDelete(OnDeletion answer) {
    return answering(answer, OnMerge.REMARK, OnHiding.WAIT, OnMove.FOLLOW);
  }

  private static Bridge onMerge(OnMerge answer) {
    return answering(OnDeletion.REMARK, answer, OnHiding.WAIT, OnMove.FOLLOW);
  }

  private static Bridge onHide(OnHiding answer) {
    return answering(OnDeletion.REMARK, OnMerge.REMARK, answer, OnMove.FOLLOW);
  }

  private static Bridge onMove(OnMove answer) {
    return answering(OnDeletion.REMARK, OnMerge.REMARK, OnHiding.WAIT, answer);
  }

  private static String mirrored(World world) {
    String id =
        world.desk.personCreates(
            "HD", Map.of("summary", Value.line("Printer on fire"), "prio", Value.line("P2")));
    world.sync();
    return id;
  }

  private static TicketSnapshot mirror(World world) {
    return world.only(world.eng);
  }

  private static void readAnew(World world) {
    world.pass(Duration.ofMinutes(1));
    world.sweep();
    world.settle();
  }

  @Test
  void aDeletedTicketIsNotJoinedThoughAFieldNamesIt() {
    try (World world = new World(Desks.adopting())) {
      String old = world.eng.personCreates("P", Map.of("summary", Value.line("Old")));
      world.settle();
      String key = world.only(world.eng).head().key();
      world.eng.personDeletes(old);
      world.sweep();
      world.desk.personCreates(
          "HD", Map.of("summary", Value.line("Printer"), "service", Value.line(key)));
      world.settle();
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.message()).contains(key, "not known there"));
    }
  }

  @Test
  void aTicketThatLeavesTheCoveredProjectsIsLetGoUntilItIsBack() {
    try (World world = new World(onMove(OnMove.DETACH))) {
      String id = mirrored(world);
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      readAnew(world);
      assertThat(texts(mirror(world)))
          .singleElement()
          .asString()
          .contains("no longer kept in step");
      world.desk.personSets(id, "prio", Value.line("P1"));
      readAnew(world);
      assertThat(show(mirror(world), "prio")).isEqualTo("P2");
      world.desk.personMoves(id, "HD");
      readAnew(world);
      assertThat(show(mirror(world), "prio")).isEqualTo("P1");
      assertThat(world.told()).anyMatch(l -> l.contains("is back and is kept in step again"));
    }
  }

  /** The other side's row is decided on first, with what both tickets show by now. */
  @Test
  void aTicketThatIsLetGoHandsOnNothingThatWasReadTogetherWithItsMove() {
    try (World world = new World(onMove(OnMove.DETACH))) {
      String id = mirrored(world);
      world.eng.personSets(mirror(world).ref().id(), "tags", Value.names(Set.of("seen")));
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      world.desk.personSets(id, "prio", Value.line("P1"));
      world.pullOnly(world.eng);
      world.pullOnly(world.desk);
      world.settle();
      assertThat(show(mirror(world), "prio")).isEqualTo("P2");
      assertThat(texts(mirror(world)))
          .singleElement()
          .asString()
          .contains("no longer kept in step");
    }
  }

  @Test
  void aTicketThatLeavesTheCoveredProjectsStaysInStepWhereSoConfigured() {
    try (World world = new World(onMove(OnMove.FOLLOW))) {
      String id = mirrored(world);
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      world.desk.personSets(id, "prio", Value.line("P1"));
      readAnew(world);
      assertThat(show(mirror(world), "prio")).isEqualTo("P1");
      assertThat(texts(mirror(world))).isEmpty();
    }
  }

  @Test
  void aTicketThatMovesBetweenCoveredProjectsIsNeverLetGo() {
    try (World world = new World(onMove(OnMove.DETACH))) {
      String id = mirrored(world);
      world.desk.personMoves(id, "OTHER");
      world.desk.personSets(id, "prio", Value.line("P1"));
      readAnew(world);
      assertThat(show(mirror(world), "prio")).isEqualTo("P1");
      assertThat(texts(mirror(world))).isEmpty();
      assertThat(world.eng.backLinks(mirror(world).ref().id())).containsValue("OTHER-" + id);
    }
  }

  @Test
  void theOthersAreToldOfLostPermissionWhereSoConfigured() {
    try (World world = new World(onHide(OnHiding.REMARK))) {
      String id = mirrored(world);
      world.desk.personHides(id, true);
      readAnew(world);
      assertThat(texts(mirror(world)))
          .singleElement()
          .asString()
          .contains("may no longer read HD-");
      world.desk.personHides(id, false);
      world.desk.personSets(id, "prio", Value.line("P1"));
      readAnew(world);
      assertThat(show(mirror(world), "prio")).isEqualTo("P1");
    }
  }

  @Test
  void lostPermissionIsWaitedOutSilentlyWhereSoConfigured() {
    try (World world = new World(onHide(OnHiding.WAIT))) {
      String id = mirrored(world);
      world.desk.personHides(id, true);
      readAnew(world);
      assertThat(texts(mirror(world))).isEmpty();
      assertThat(world.told()).anyMatch(l -> l.contains("can no longer be read; it waits"));
    }
  }

  @Test
  void aMergeIsRemarkedOnWithTheNameOfTheSurvivor() {
    try (World world = new World(onMerge(OnMerge.REMARK))) {
      String id = mirrored(world);
      world.desk.personMerges(id, "4711");
      readAnew(world);
      assertThat(texts(mirror(world))).singleElement().asString().contains("was merged into 4711");
      assertThat(show(mirror(world), "status")).isEqualTo("Open");
    }
  }

  @Test
  void aMergeClosesTheOtherSideWhereSoConfigured() {
    try (World world = new World(onMerge(OnMerge.CLOSE))) {
      String id = mirrored(world);
      world.desk.personMerges(id, "4711");
      readAnew(world);
      assertThat(show(mirror(world), "status")).isEqualTo("Shut");
      assertThat(texts(mirror(world))).hasSize(1);
    }
  }

  @Test
  void aMergeIsPassedOverWhereSoConfigured() {
    try (World world = new World(onMerge(OnMerge.IGNORE))) {
      String id = mirrored(world);
      world.desk.personMerges(id, "4711");
      readAnew(world);
      assertThat(show(mirror(world), "status")).isEqualTo("Open");
      assertThat(texts(mirror(world))).isEmpty();
      assertThat(world.told()).anyMatch(l -> l.contains("was merged into 4711"));
    }
  }

  @Test
  void aDeletionClosesTheOtherSideWhereSoConfigured() {
    try (World world = new World(onDelete(OnDeletion.CLOSE))) {
      String id = mirrored(world);
      world.desk.personDeletes(id);
      readAnew(world);
      assertThat(show(mirror(world), "status")).isEqualTo("Shut");
      assertThat(texts(mirror(world))).singleElement().asString().contains("was deleted");
    }
  }

  /** The other side was closed for want of the ticket alone, so it is opened with it. */
  @Test
  void aDeletedTicketThatIsRestoredIsNotClosedBecauseItWasAway() {
    try (World world = new World(onDelete(OnDeletion.CLOSE))) {
      String id = mirrored(world);
      world.settle();
      var ref = new TicketRef(Desks.DESK, id);
      world.receive(new Sighting.Gone(ref, Sighting.Gone.Reason.DELETED));
      world.settle();
      assertThat(show(mirror(world), "status")).isEqualTo("Shut");

      world.desk.personSets(id, "prio", Value.line("P1"));
      world.settle();

      assertThat(show(world.only(world.desk), "status")).isEqualTo("Open");
      assertThat(show(mirror(world), "status")).isEqualTo("Open");
    }
  }

  /** N7: what people did with the other side meanwhile counts. */
  @Test
  void aTicketThatIsRestoredTakesTheStatusThatPeopleGaveTheOtherMeanwhile() {
    try (World world = new World(onDelete(OnDeletion.CLOSE))) {
      String id = mirrored(world);
      world.settle();
      var ref = new TicketRef(Desks.DESK, id);
      world.receive(new Sighting.Gone(ref, Sighting.Gone.Reason.DELETED));
      world.settle();
      world.eng.personSets(mirror(world).ref().id(), "status", Value.line("Working"));
      world.settle();

      world.desk.personSets(id, "prio", Value.line("P1"));
      world.settle();

      assertThat(show(world.only(world.desk), "status")).isEqualTo("Working");
      assertThat(show(mirror(world), "status")).isEqualTo("Working");
    }
  }

  @Test
  void aDeletedMirrorIsMadeAgainWhereSoConfigured() {
    try (World world = new World(onDelete(OnDeletion.RECREATE))) {
      mirrored(world);
      String first = mirror(world).ref().id();
      world.eng.personDeletes(first);
      readAnew(world);
      assertThat(mirror(world).ref().id()).isNotEqualTo(first);
      assertThat(show(mirror(world), "summary")).isEqualTo("Printer on fire");
    }
  }

  @Test
  void aDeletionIsPassedOverWhereSoConfigured() {
    try (World world = new World(onDelete(OnDeletion.IGNORE))) {
      String id = mirrored(world);
      world.desk.personDeletes(id);
      readAnew(world);
      assertThat(show(mirror(world), "status")).isEqualTo("Open");
      assertThat(texts(mirror(world))).isEmpty();
      assertThat(world.told()).anyMatch(l -> l.contains("was deleted"));
    }
  }

  /** N2 and N3: it neither comes back nor goes unnoticed. */
  @Test
  void aCopiedCommentThatPeopleDeleteStaysDeletedAndIsInTheLedger() {
    try (World world = new World(Desks.deskToEng())) {
      String id = mirrored(world);
      String comment = world.desk.personComments(id, "It burns", Visibility.PUBLIC);
      readAnew(world);
      String copy = mirror(world).talk().comments().getFirst().id();
      world.eng.personDeletesComment(mirror(world).ref().id(), copy);
      readAnew(world);
      assertThat(world.told()).anyMatch(l -> l.contains("a copied comment was deleted here"));
      world.desk.personEditsComment(id, comment, "It burns brightly");
      readAnew(world);
      assertThat(texts(mirror(world))).isEmpty();
      assertThat(texts(world.only(world.desk))).containsExactly("It burns brightly");
      assertThat(world.held()).isEmpty();
      assertThat(world.problems()).isEmpty();
    }
  }

  @Test
  void aCopiedFileThatPeopleDeleteStaysDeletedAndIsInTheLedger() {
    try (World world = new World(Desks.deskToEng())) {
      String id = mirrored(world);
      world.desk.personAttaches(id, "fire.png", Visibility.PUBLIC);
      readAnew(world);
      String copy = mirror(world).talk().attachments().getFirst().id();
      world.eng.personDeletesFile(mirror(world).ref().id(), copy);
      readAnew(world);
      assertThat(mirror(world).talk().attachments()).isEmpty();
      assertThat(world.only(world.desk).talk().attachments()).hasSize(1);
      assertThat(world.told()).anyMatch(l -> l.contains("a copied file was deleted here"));
    }
  }

  /** In a chain of three, what hangs on a mirror that is made again hangs on the new one. */
  @Test
  void aMirrorOfAMirrorThatIsMadeAgainHearsOfTheNewOne() {
    Answers recreate =
        new Answers(
            OnDeletion.RECREATE,
            OnMerge.REMARK,
            OnHiding.WAIT,
            OnMove.FOLLOW,
            OnReopening.FOLLOW,
            OnCommentDeletion.KEEP);
    Share oneWay =
        new Share(
            Share.Comments.ALL_PUBLIC, Share.Comments.NONE, Share.Internal.NEVER, true, false);
    Route bugs = Desks.route("bugs", Desks.DESK, Desks.ENG, oneWay, recreate);
    Route ops = Desks.route("ops", Desks.ENG, Desks.OPS, Share.STANDARD, recreate);
    try (World world = new World(Desks.of(bugs, ops))) {
      world.desk.personCreates("HD", Map.of("summary", Value.line("A")));
      world.settle();
      world.eng.personDeletes(world.only(world.eng).ref().id());
      world.sweep();
      world.settle();

      world.eng.personComments(world.only(world.eng).ref().id(), "second", Visibility.PUBLIC);
      world.settle();

      assertThat(texts(world.only(world.ops))).hasSize(1);
    }
  }
}
