package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Share;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** What waits to be written may have become internal where it comes from (N5). */
class UnreadSourcesTest {

  private final World world = new World(Desks.deskToEng());

  private String reported(String title) {
    return world.desk.personCreates("HD", Map.of("summary", Value.line(title)));
  }

  /** A comment that waits, as the tracker that it goes to is down. */
  private String waiting(String id) {
    world.settle();
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    String comment = world.desk.personComments(id, "the password is 1234", Visibility.PUBLIC);
    world.sync();
    assertThat(world.outbox().pending()).isEqualTo(1);
    return comment;
  }

  private void twoDaysLater() {
    world.pass(Duration.ofDays(2));
    world.trouble(world.eng, Accident.NONE);
  }

  private static void down() {
    throw new TrackerException(TrackerException.Kind.UNAVAILABLE, "down");
  }

  @Test
  void aCommentThatBecameInternalWhileTheBridgeWasStoppedStaysWhereItIs() {
    String id = reported("A");
    String comment = waiting(id);
    world.desk.personHidesComment(id, comment);
    twoDaysLater();
    SyncCycle process = world.cycle();

    process.write(Desks.ENG, Progress.NONE);
    assertThat(texts(world.only(world.eng))).isEmpty();

    process.read(Desks.DESK, Puller.PULL, Progress.NONE);
    process.write(Desks.ENG, Progress.NONE);
    assertThat(texts(world.only(world.eng))).isEmpty();
  }

  @Test
  void aCommentThatStayedPublicGoesOnceItsTrackerIsRead() {
    waiting(reported("A"));
    twoDaysLater();
    SyncCycle process = world.cycle();

    process.write(Desks.ENG, Progress.NONE);
    assertThat(texts(world.only(world.eng))).isEmpty();

    process.read(Desks.DESK, Puller.PULL, Progress.NONE);
    process.write(Desks.ENG, Progress.NONE);
    assertThat(texts(world.only(world.eng))).singleElement().asString().contains("1234");
  }

  @Test
  void aTicketThatBecamePrivateWhileTheBridgeWasStoppedGetsNoMirror() {
    world.settle();
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    String id = reported("our customers' passwords leaked");
    world.sync();
    world.desk.personRestricts(id, true);
    twoDaysLater();
    SyncCycle process = world.cycle();

    process.read(Desks.ENG, Puller.PULL, Progress.NONE);
    process.write(Desks.ENG, Progress.NONE);
    process.read(Desks.DESK, Puller.PULL, Progress.NONE);
    process.write(Desks.ENG, Progress.NONE);

    assertThat(world.eng.all()).isEmpty();
  }

  @Test
  void aMirrorWaitsForTheDecisionOnWhatItsOriginShowsNow() {
    world.settle();
    SyncCycle process = world.cycle();
    process.run(Progress.NONE);
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    String id = reported("our customers' passwords leaked");
    process.run(Progress.NONE);
    world.desk.personRestricts(id, true);
    world.pass(Duration.ofMinutes(10));
    world.trouble(world.eng, Accident.NONE);
    world.pullOnly(world.desk);

    process.write(Desks.ENG, Progress.NONE);

    assertThat(world.eng.all()).isEmpty();
  }

  @Test
  void aTitleWaitsForTheTrackerThatItComesFrom() {
    String id = reported("A");
    world.settle();
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    world.desk.personSets(id, "summary", Value.line("the password is 1234"));
    world.sync();
    world.desk.personSets(id, "summary", Value.line("B"));
    twoDaysLater();

    world.cycle().write(Desks.ENG, Progress.NONE);
    assertThat(show(world.only(world.eng), "summary")).isEqualTo("A");

    world.settle();
    assertThat(show(world.only(world.eng), "summary")).isEqualTo("B");
  }

  @Test
  void whatComesFromATrackerThatCannotBeReadWaitsAndIsTold() {
    String id = reported("A");
    String comment = waiting(id);
    world.desk.personHidesComment(id, comment);
    world.eng.personComments(world.only(world.eng).ref().id(), "from eng", Visibility.PUBLIC);
    twoDaysLater();
    world.dress(t -> t.id().equals(Desks.DESK) ? new MuteTracker(t, UnreadSourcesTest::down) : t);

    CycleReport report = world.sync();

    assertThat(texts(world.only(world.eng))).containsExactly("from eng");
    assertThat(texts(world.only(world.desk)))
        .as("what comes from elsewhere goes on")
        .anyMatch(text -> text.contains("from eng"));
    assertThat(report.failures().get(Desks.DESK))
        .isEqualTo(
            "reading failed: down; what comes from it goes to no other tracker until it can be"
                + " read");

    world.dress(t -> t);
    world.settle();
    assertThat(texts(world.only(world.eng))).containsExactly("from eng");
    assertThat(world.outbox().pending()).isZero();
  }

  @Test
  void whatWasReadBeforeATrackerFailedIsNoProofAnyMore() {
    String id = reported("A");
    world.settle();
    SyncCycle process = world.cycle();
    process.read(Desks.DESK, Puller.PULL, Progress.NONE);
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    String comment = world.desk.personComments(id, "the password is 1234", Visibility.PUBLIC);
    process.run(Progress.NONE);
    world.desk.personHidesComment(id, comment);
    twoDaysLater();
    world.trouble(world.desk, Accident.REFUSED_CONNECTION);

    process.read(Desks.DESK, Puller.PULL, Progress.NONE);
    process.write(Desks.ENG, Progress.NONE);

    assertThat(texts(world.only(world.eng))).isEmpty();
  }

  /** It says nothing that was not said before. */
  @Test
  void aCopyIsHiddenThoughTheTrackerOfItsOriginalCannotBeRead() {
    String id = reported("A");
    String comment = world.desk.personComments(id, "the password is 1234", Visibility.PUBLIC);
    world.settle();
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    world.desk.personHidesComment(id, comment);
    world.sync();
    twoDaysLater();

    world.cycle().write(Desks.ENG, Progress.NONE);

    assertThat(world.only(world.eng).talk().comments())
        .noneMatch(c -> c.visibility() == Visibility.PUBLIC);
  }

  @Test
  void whatWaitsForItsTrackerGoesInTheOrderInWhichItWasWritten() {
    String id = reported("A");
    waiting(id);
    world.desk.personComments(id, "the second", Visibility.PUBLIC);
    twoDaysLater();
    world.dress(t -> t.id().equals(Desks.DESK) ? new MuteTracker(t, UnreadSourcesTest::down) : t);
    for (int i = 0; i < 3; i++) {
      world.pass(Duration.ofMinutes(10));
      world.sync();
    }
    assertThat(texts(world.only(world.eng))).isEmpty();

    world.dress(t -> t);
    world.settle();
    assertThat(texts(world.only(world.eng)))
        .as("N6")
        .satisfiesExactly(
            one -> assertThat(one).contains("1234"), two -> assertThat(two).contains("the second"));
  }

  /** N10: a third tracker that once set a field holds back no mirror of healthy ones. */
  @Test
  void aMirrorIsMadeThoughATrackerInWhichAFieldWasSetIsDown() {
    reported("A");
    world.settle();
    world.eng.personSets(world.only(world.eng).ref().id(), "prio", Value.line("P1"));
    world.settle();
    var more =
        Desks.of(
            Desks.deskToEng().routes().getFirst(),
            Desks.route("ops", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    World after = world.withBridge(more);
    after.dress(t -> t.id().equals(Desks.ENG) ? new MuteTracker(t, UnreadSourcesTest::down) : t);

    after.settle();

    assertThat(after.ops.all()).hasSize(1);
  }

  /** N10: the same for a mirror that is there already and lacks values of both. */
  @Test
  void aValueGoesThoughOneOfATrackerThatIsDownWaitsForTheSameTicket() {
    var both =
        Desks.of(
            Desks.deskToEng().routes().getFirst(),
            Desks.route("ops", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    World three = new World(both);
    String id = three.desk.personCreates("HD", Map.of("summary", Value.line("A")));
    three.settle();
    three.trouble(three.ops, Accident.REFUSED_CONNECTION);
    String mirror = three.only(three.eng).ref().id();
    three.eng.personSets(mirror, "prio", Value.line("P1"));
    three.sync();
    three.eng.personSets(mirror, "prio", Value.line("P2"));
    three.pass(Duration.ofMinutes(20));
    three.trouble(three.ops, Accident.NONE);
    three.dress(t -> t.id().equals(Desks.ENG) ? new MuteTracker(t, UnreadSourcesTest::down) : t);
    three.desk.personSets(id, "summary", Value.line("B"));

    three.settle();
    assertThat(show(three.only(three.ops), "summary")).isEqualTo("B");
    assertThat(show(three.only(three.ops), "prio"))
        .as("what was decided on before is not told any more (N5)")
        .isEmpty();

    three.dress(t -> t);
    three.settle();
    assertThat(show(three.only(three.ops), "prio")).isEqualTo("P2");
    long before = three.writes();
    three.settle();
    assertThat(three.writes()).as("N1").isEqualTo(before);
  }

  @Test
  void aTrackerThatCannotBeReadIsToldWithWhenItMayBeAskedAgain() {
    assertThat(again(TrackerException.Kind.RATE_LIMITED, Optional.of(Duration.ofSeconds(90))))
        .containsExactly(Map.entry(Desks.DESK, Duration.ofSeconds(90)));
    assertThat(again(TrackerException.Kind.UNAVAILABLE, Optional.empty()))
        .containsExactly(Map.entry(Desks.DESK, Duration.ZERO));
    assertThat(again(TrackerException.Kind.AUTHENTICATION, Optional.empty()))
        .as("asking sooner could lock the account")
        .isEmpty();
  }

  private Map<TrackerId, Duration> again(TrackerException.Kind kind, Optional<Duration> asked) {
    Runnable failing =
        () -> {
          throw new TrackerException(kind, "no", asked);
        };
    world.dress(t -> t.id().equals(Desks.DESK) ? new MuteTracker(t, failing) : t);
    return world.cycle().read(Desks.DESK, Puller.PULL, Progress.NONE).again();
  }
}
