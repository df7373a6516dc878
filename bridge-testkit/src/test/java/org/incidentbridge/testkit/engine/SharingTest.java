package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.Map;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Share;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;
import org.junit.jupiter.api.Test;

/** What is said on tickets: where comments and files go, and where they do not. */
class SharingTest {

  private static Value line(String text) {
    return Value.line(text);
  }

  private static String file(World world, String title) {
    return world.desk.personCreates("HD", Map.of("summary", line(title), "prio", line("P2")));
  }

  /** N4: what the tracker shows in its place is nobody's change. */
  @Test
  void aValueThatTheTrackerDoesNotTakeIsWrittenOnceAndComesBackAsNothing() {
    try (World world = new World(Desks.deskToEng())) {
      String id =
          world.desk.personCreates(
              "HD",
              Map.of("summary", Value.line("Printer on fire"), "service", Value.line("printing")));
      world.sync();
      world.pass(Duration.ofMinutes(1));
      world.desk.personSets(id, "service", Value.line(FakeTracker.NOT_TAKEN));
      world.settle();
      assertThat(World.show(world.only(world.desk), "service")).isEqualTo(FakeTracker.NOT_TAKEN);
      assertThat(World.show(world.only(world.eng), "service")).isEqualTo("printing");
      long losses = world.ledger().stream().filter(l -> l.kind() == Ledger.Kind.LOSS).count();
      assertThat(losses).isEqualTo(1);
    }
  }

  @Test
  void internalNotesStayWhereTheyAre() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.desk.personComments(id, "secret", Visibility.INTERNAL);
      world.desk.personAttaches(id, "secret.txt", Visibility.INTERNAL);
      world.sync();
      assertThat(texts(world.only(world.eng))).isEmpty();
      assertThat(world.only(world.eng).talk().attachments()).isEmpty();
    }
  }

  @Test
  void commentsWalkOverSeveralRoutes() {
    var bridge =
        Desks.of(
            Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
            Desks.route("ops", Desks.ENG, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    try (World world = new World(bridge)) {
      String id = file(world, "T");
      world.sync();
      world.ops.personComments(world.only(world.ops).ref().id(), "from ops", Visibility.PUBLIC);
      world.desk.personComments(id, "from desk", Visibility.PUBLIC);
      world.sync();
      assertThat(texts(world.only(world.eng))).hasSize(2);
      assertThat(texts(world.only(world.desk))).hasSize(2);
      assertThat(texts(world.only(world.ops))).hasSize(2);
    }
  }

  @Test
  void aCopyThatPeopleHidStaysHiddenWhenTheOriginalIsEdited() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "names a customer", Visibility.PUBLIC);
      world.sync();
      String mirror = world.only(world.eng).ref().id();
      world.eng.personHidesComment(mirror, world.only(world.eng).talk().comments().getFirst().id());
      world.sync();
      world.desk.personEditsComment(id, comment, "names a customer, corrected");
      world.sync();
      var copy = world.only(world.eng).talk().comments().getFirst();
      assertThat(copy.visibility()).isEqualTo(Visibility.INTERNAL);
      assertThat(copy.body().plainText()).contains("corrected");
    }
  }

  @Test
  void aPublicCommentThatBecomesInternalIsTakenBack() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "oops", Visibility.PUBLIC);
      world.sync();
      assertThat(texts(world.only(world.eng))).hasSize(1);
      world.desk.personHidesComment(id, comment);
      world.sync();
      assertThat(texts(world.only(world.eng))).isEmpty();
    }
  }

  /** What is left of a copy in the bridge's memory must not pass for a comment of its own. */
  @Test
  void aCommentThatIsTakenBackFromOneTicketDoesNotComeFromThereToOthers() {
    var bridge =
        Desks.of(
            Desks.route("bugs", Desks.DESK, Desks.ENG, Share.STANDARD, Answers.STANDARD),
            Desks.route("ops", Desks.DESK, Desks.OPS, Share.STANDARD, Answers.STANDARD));
    try (World world = new World(bridge)) {
      world.eng.terse();
      world.ops.terse();
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "oops", Visibility.PUBLIC);
      world.sync();
      world.desk.personHidesComment(id, comment);
      world.sync();
      world.trouble(world.eng, Accident.REFUSED_CONNECTION);
      world.trouble(world.ops, Accident.REFUSED_CONNECTION);
      world.desk.personSets(id, "prio", line("P1"));
      world.sync();
      world.trouble(world.eng, Accident.NONE);
      world.trouble(world.ops, Accident.NONE);
      world.settle();
      assertThat(texts(world.only(world.eng))).isEmpty();
      assertThat(texts(world.only(world.ops))).isEmpty();
      assertThat(texts(world.only(world.desk))).hasSize(1);
    }
  }

  @Test
  void aRouteThatIsNoLongerConfiguredTakesNothingBack() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      world.desk.personComments(id, "hello", Visibility.PUBLIC);
      world.sync();
      try (World renamed = world.withBridge(Desks.of())) {
        world.desk.personComments(id, "more", Visibility.PUBLIC);
        renamed.sync();
        assertThat(texts(world.only(world.eng))).hasSize(1);
      }
    }
  }

  private static World asInternal() {
    var all = Share.Comments.ALL_PUBLIC;
    var share = new Share(all, all, Share.Internal.AS_INTERNAL, true, false);
    return new World(Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, share, Answers.STANDARD)));
  }

  private static Visibility copied(World world) {
    world.settle();
    return world.only(world.eng).talk().comments().getFirst().visibility();
  }

  @Test
  void anInternalNoteThatPeopleOpenIsOpenedOnTheOtherSideToo() {
    try (World world = asInternal()) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "draft of the answer", Visibility.INTERNAL);
      assertThat(copied(world)).isEqualTo(Visibility.INTERNAL);

      world.desk.personOpensComment(id, comment);

      assertThat(copied(world)).isEqualTo(Visibility.PUBLIC);
    }
  }

  @Test
  void whatTheBridgeHidIsOpenedWithItsOriginalAndWhatPeopleHidIsNot() {
    try (World world = asInternal()) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "names a customer", Visibility.PUBLIC);
      assertThat(copied(world)).isEqualTo(Visibility.PUBLIC);
      world.desk.personHidesComment(id, comment);
      assertThat(copied(world)).isEqualTo(Visibility.INTERNAL);
      world.desk.personOpensComment(id, comment);
      assertThat(copied(world)).isEqualTo(Visibility.PUBLIC);

      String mirror = world.only(world.eng).ref().id();
      world.eng.personHidesComment(mirror, world.only(world.eng).talk().comments().getFirst().id());
      world.desk.personEditsComment(id, comment, "names a customer, corrected");
      assertThat(copied(world)).isEqualTo(Visibility.INTERNAL);
      world.desk.personHidesComment(id, comment);
      assertThat(copied(world)).isEqualTo(Visibility.INTERNAL);
      world.desk.personOpensComment(id, comment);
      assertThat(copied(world)).isEqualTo(Visibility.INTERNAL);
    }
  }

  @Test
  void aCopyThatPeopleOpenedAndHidAgainStaysHidden() {
    try (World world = asInternal()) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "names a customer", Visibility.INTERNAL);
      copied(world);
      String mirror = world.only(world.eng).ref().id();
      String copy = world.only(world.eng).talk().comments().getFirst().id();
      world.eng.personOpensComment(mirror, copy);
      assertThat(copied(world)).isEqualTo(Visibility.PUBLIC);
      world.eng.personHidesComment(mirror, copy);
      copied(world);

      world.desk.personOpensComment(id, comment);

      assertThat(copied(world)).isEqualTo(Visibility.INTERNAL);
    }
  }
}
