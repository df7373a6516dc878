package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.show;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** N5: a ticket that was let go, is out of sight or is gone gives nothing more to others. */
class AwayTest {

  /** How a ticket goes away. */
  enum Leaving {
    LET_GO,
    HIDDEN,
    PRIVATE,
    DELETED;

    void of(World world, String id) {
      switch (this) {
        case LET_GO -> world.desk.personMoves(id, FakeTracker.OUTSIDE);
        case HIDDEN -> world.desk.personHides(id, true);
        case PRIVATE -> world.desk.personRestricts(id, true);
        case DELETED -> world.desk.personDeletes(id);
      }
      world.pass(Duration.ofHours(1));
      world.sweep();
    }
  }

  static Route detaching(Share share) {
    Answers usual = Answers.STANDARD;
    var answers =
        new Answers(
            usual.deletion(),
            usual.merge(),
            usual.hiding(),
            Answers.OnMove.DETACH,
            usual.reopening(),
            usual.commentDeletion());
    return Desks.route("bugs", Desks.DESK, Desks.ENG, share, answers);
  }

  /** With a route that lets tickets go that are moved away. */
  static World world() {
    return new World(Desks.of(detaching(Share.STANDARD)));
  }

  static String file(World world) {
    return world.desk.personCreates("HD", Map.of("summary", Value.line("Printer on fire")));
  }

  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aCommentThatWaitsStaysWithATicketThatGoesAway(Leaving leaving) {
    try (World world = world()) {
      String id = file(world);
      world.settle();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.sync();
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(texts(world.only(world.eng))).noneMatch(t -> t.contains("hello"));
    }
  }

  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aFileThatWaitsStaysWithATicketThatGoesAway(Leaving leaving) {
    try (World world = world()) {
      String id = file(world);
      world.settle();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.sync();
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(world.only(world.eng).talk().attachments()).isEmpty();
    }
  }

  /** Nobody knows whether the first attempt arrived: it did not, and no second one is made. */
  @Test
  void aCommentWhoseWriteWasLostIsNotSentAgainForATicketThatWasLetGo() {
    try (World world = world()) {
      String id = file(world);
      world.settle();
      world.trouble(world.eng, Accident.LOST_BEFORE);
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.sync();
      world.desk.personMoves(id, FakeTracker.OUTSIDE);
      world.sweep();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(texts(world.only(world.eng))).noneMatch(t -> t.contains("hello"));
    }
  }

  /** What an origin says of a field that no route syncs is known, and has been told to nobody. */
  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aLabelFromBeforeLabelsWereSyncedStaysWithATicketThatGoesAway(Leaving leaving) {
    Bridge whole = Desks.of(detaching(Share.STANDARD));
    try (World world = new World(Desks.without(whole, Desks.LABELS))) {
      String id = file(world);
      world.settle();
      world.desk.personSets(id, "tags", Value.names(List.of("inside")));
      world.settle();
      leaving.of(world, id);
      world.settle();
      world.eng.personSets(world.only(world.eng).ref().id(), "tags", Value.names(List.of("open")));

      World after = world.withBridge(whole);
      after.settle();
      after.sweep();

      assertThat(World.show(after.only(after.eng), "tags")).isEqualTo("open");
    }
  }

  @Test
  void aMirrorThatWasLetGoGivesNothingBack() {
    try (World world = world()) {
      file(world);
      world.settle();
      String mirror = world.only(world.eng).ref().id();
      world.trouble(world.desk, Accident.RATE_LIMITED);
      String comment = world.eng.personComments(mirror, "hello", Visibility.PUBLIC);
      world.sync();
      world.eng.personMoves(mirror, FakeTracker.OUTSIDE);
      world.pass(Duration.ofMinutes(1));
      world.sweep();
      world.eng.personEditsComment(mirror, comment, "for the board alone");
      world.sweep();
      world.trouble(world.desk, Accident.NONE);
      world.settle();
      assertThat(texts(world.only(world.desk))).noneMatch(t -> t.contains("board"));
    }
  }

  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aMirrorThatIsMadeLaterGetsNothingOfATicketThatIsAway(Leaving leaving) {
    Route bugs = detaching(Share.STANDARD);
    Route on = Desks.route("on", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD);
    try (World before = new World(Desks.of(bugs))) {
      String id = file(before);
      String comment = before.desk.personComments(id, "hello", Visibility.PUBLIC);
      before.settle();
      leaving.of(before, id);
      if (leaving == Leaving.LET_GO) {
        before.desk.personEditsComment(id, comment, "hello, for the board alone");
      }
      World after = before.withBridge(Desks.of(bugs, on));
      after.sweep();
      after.settle();
      assertThat(texts(after.only(after.ops))).noneMatch(t -> t.contains("hello"));
    }
  }

  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aTitleThatWaitsStaysWithATicketThatGoesAway(Leaving leaving) {
    try (World world = world()) {
      String id = file(world);
      world.settle();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personSets(id, "summary", Value.line("the password is 1234"));
      world.desk.personSets(id, "tags", Value.names(List.of("password-1234")));
      world.sync();
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer on fire");
      assertThat(show(world.only(world.eng), "tags")).isEmpty();
    }
  }

  /** The names of all sides are one value, whoever changed it last. */
  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aLabelThatWaitsIsNotGivenWithThoseThatOthersAdd(Leaving leaving) {
    try (World world = twoMirrors()) {
      String id = file(world);
      world.settle();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.trouble(world.ops, Accident.REFUSED_CONNECTION);
      world.desk.personSets(id, "tags", Value.names(List.of("password-1234")));
      world.sync();
      leaving.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.trouble(world.ops, Accident.NONE);
      String mirror = world.only(world.eng).ref().id();
      world.eng.personSets(mirror, "tags", Value.names(List.of("fire")));
      world.settle();
      assertThat(show(world.only(world.eng), "tags")).isEqualTo("fire");
      assertThat(show(world.only(world.ops), "tags")).isEqualTo("fire");
      long writes = world.writes();
      world.settle();
      assertThat(world.writes()).as("N1").isEqualTo(writes);
    }
  }

  /** N1: those that stay are in step on what one of them was told. */
  @ParameterizedTest
  @EnumSource(Leaving.class)
  void whatOneTicketWasToldInTimeTheOthersAreToldToo(Leaving leaving) {
    try (World world = twoMirrors()) {
      String id = file(world);
      world.settle();
      world.trouble(world.ops, Accident.REFUSED_CONNECTION);
      world.desk.personSets(id, "summary", Value.line("Printer is out"));
      world.sync();
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer is out");
      leaving.of(world, id);
      world.trouble(world.ops, Accident.NONE);
      world.settle();
      assertThat(show(world.only(world.ops), "summary")).isEqualTo("Printer is out");
    }
  }

  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aMirrorThatIsMadeLaterGetsTheTitleThatOthersWereTold(Leaving leaving) {
    Route bugs = detaching(Share.STANDARD);
    Route on = Desks.route("on", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD);
    try (World before = new World(Desks.of(bugs))) {
      String id = file(before);
      before.settle();
      before.trouble(before.eng, Accident.REFUSED_CONNECTION);
      before.desk.personSets(id, "summary", Value.line("the password is 1234"));
      before.sync();
      leaving.of(before, id);
      before.trouble(before.eng, Accident.NONE);
      World after = before.withBridge(Desks.of(bugs, on));
      after.settle();
      assertThat(show(after.only(after.ops), "summary")).isEqualTo("Printer on fire");
    }
  }

  /** Fields that no route syncs decide by conditions which mirrors there are. */
  @ParameterizedTest
  @EnumSource(
      value = Leaving.class,
      names = {"LET_GO", "PRIVATE"})
  void whatATicketThatIsAwaySaysMakesNoConditionHold(Leaving leaving) {
    Route all = detaching(Share.STANDARD);
    var fields = new TreeMap<>(all.terms().fields());
    fields.remove(Desks.SERVICE);
    var terms = new Route.Terms(fields, all.terms().share(), all.terms().answers());
    Route bugs = new Route(all.name(), all.ends(), all.when(), all.create(), terms);
    Route any = Desks.route("on", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD);
    Route on = new Route(any.name(), any.ends(), new NamesAService(), any.create(), any.terms());
    try (World world = new World(Desks.of(bugs, on))) {
      String id = file(world);
      world.settle();
      leaving.of(world, id);
      world.desk.personSets(id, "service", Value.line("mergers"));
      world.sweep();
      world.settle();
      assertThat(world.ops.all()).isEmpty();
    }
  }

  private record NamesAService() implements Condition {
    @Override
    public Answer test(Map<String, Object> variables) {
      return new Answer(variables.toString().contains("service=mergers"), "");
    }

    @Override
    public String text() {
      return "incident.service == 'mergers'";
    }
  }

  private static World twoMirrors() {
    Route on = Desks.route("on", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD);
    return new World(Desks.of(detaching(Share.STANDARD), on));
  }

  @Test
  void whatWaitedIsGivenOnceTheTicketIsBack() {
    try (World world = world()) {
      String id = file(world);
      world.settle();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.desk.personAttaches(id, "log.txt", Visibility.PUBLIC);
      world.desk.personSets(id, "summary", Value.line("Printer is out"));
      world.sync();
      Leaving.HIDDEN.of(world, id);
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      world.desk.personHides(id, false);
      world.sweep();
      world.settle();
      assertThat(texts(world.only(world.eng))).singleElement().asString().contains("hello");
      assertThat(world.only(world.eng).talk().attachments()).hasSize(1);
      assertThat(show(world.only(world.eng), "summary")).isEqualTo("Printer is out");
    }
  }

  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aCopyWhoseOriginalBecameInternalIsWithdrawnThoughItsTicketWentAwaySince(Leaving leaving) {
    try (World world = world()) {
      hideComment(world, leaving);
      assertThat(world.only(world.eng).talk().comments())
          .filteredOn(c -> c.body().plainText().contains("hello"))
          .isEmpty();
    }
  }

  /** The words that it got when it became internal go nowhere; those that stand are hidden. */
  @ParameterizedTest
  @EnumSource(Leaving.class)
  void aCopyThatIsToBeInternalIsHiddenThoughItsTicketWentAwaySince(Leaving leaving) {
    var share =
        new Share(
            Share.Comments.ALL_PUBLIC,
            Share.Comments.ALL_PUBLIC,
            Share.Internal.AS_INTERNAL,
            true,
            false);
    try (World world = new World(Desks.of(detaching(share)))) {
      hideComment(world, leaving);
      assertThat(world.only(world.eng).talk().comments())
          .filteredOn(c -> c.body().plainText().contains("hello"))
          .singleElement()
          .extracting(Comment::visibility)
          .isEqualTo(Visibility.INTERNAL);
      assertThat(texts(world.only(world.eng))).noneMatch(t -> t.contains("1234"));
      long writes = world.writes();
      world.settle();
      assertThat(world.writes()).as("N1").isEqualTo(writes);
    }
  }

  private static void hideComment(World world, Leaving leaving) {
    String id = file(world);
    String comment = world.desk.personComments(id, "hello", Visibility.PUBLIC);
    world.settle();
    world.trouble(world.eng, Accident.REFUSED_CONNECTION);
    world.desk.personHidesComment(id, comment);
    world.desk.personEditsComment(id, comment, "hello, it is 1234");
    world.sync();
    leaving.of(world, id);
    world.trouble(world.eng, Accident.NONE);
    world.settle();
  }
}
