package org.incidentbridge.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.testkit.engine.World.texts;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Share;
import org.incidentbridge.policy.ValueMap;
import org.incidentbridge.policy.Vocabulary;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems;
import org.incidentbridge.testkit.fake.Accident;
import org.junit.jupiter.api.Test;

/** Copies that people handle, remarks that come too late, and commands that alone find no ear. */
class CopiesTest {

  private static String file(World world, String title) {
    return world.desk.personCreates(
        "HD", Map.of("summary", Value.line(title), "prio", Value.line("P2")));
  }

  /** N7: what people wrote into the copy goes to the ledger before the original's text returns. */
  @Test
  void aCopyThatPeopleChangeBetweenReadingAndWritingIsNotOverwrittenUnseen() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "first", Visibility.PUBLIC);
      world.sync();
      var copy = world.only(world.eng).talk().comments().getFirst();
      world.pass(Duration.ofMinutes(1));
      world.desk.personEditsComment(id, comment, "second");
      world.readOnly(world.desk);
      world.eng.personEditsComment(world.only(world.eng).ref().id(), copy.id(), "mine");
      world.settle();
      assertThat(texts(world.only(world.eng))).singleElement().asString().contains("second");
      assertThat(world.ledger().stream())
          .filteredOn(l -> l.kind() == Ledger.Kind.OVERRULED && l.text().detail().equals("mine"))
          .singleElement()
          .satisfies(l -> assertThat(l.text().summary()).contains("copied comment was edited"));
    }
  }

  /** N5: somebody hides the copy while its original is being corrected. */
  @Test
  void aCopyThatPeopleHideBetweenReadingAndWritingStaysHidden() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "first", Visibility.PUBLIC);
      world.sync();
      String copy = world.only(world.eng).talk().comments().getFirst().id();
      world.pass(Duration.ofMinutes(1));
      world.desk.personEditsComment(id, comment, "second");
      world.readOnly(world.desk);
      world.eng.personHidesComment(world.only(world.eng).ref().id(), copy);
      world.pushOnly(world.eng);
      world.settle();
      assertThat(world.only(world.eng).talk().comments())
          .singleElement()
          .satisfies(c -> assertThat(c.visibility()).isEqualTo(Visibility.INTERNAL))
          .satisfies(c -> assertThat(c.body().plainText()).contains("second"));
    }
  }

  /** N5: nothing asks for it any more once the ticket is gone, but it was internal all the same. */
  @Test
  void aCopyOfWhatBecameInternalIsTakenBackAlsoIfItsTicketIsDeletedMeanwhile() {
    try (World world = new World(Desks.deskToEng())) {
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "oops", Visibility.PUBLIC);
      world.sync();
      world.trouble(world.eng, Accident.RATE_LIMITED);
      world.desk.personHidesComment(id, comment);
      world.sync();
      world.desk.personDeletes(id);
      world.sweep();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(texts(world.only(world.eng))).noneMatch(t -> t.contains("oops"));
    }
  }

  /** N5: a tracker may keep every word and yet take a comment out of customers' sight. */
  @Test
  void aCopyThatTheTrackerCannotRemoveIsHiddenWhereThatIsPossible() {
    try (World world = new World(Desks.deskToEng())) {
      world.eng.without(Capability.REMOVE_COMMENTS).without(Capability.EDIT_COMMENTS);
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "oops", Visibility.PUBLIC);
      world.sync();

      world.desk.personHidesComment(id, comment);
      world.settle();

      assertThat(world.only(world.eng).talk().comments())
          .singleElement()
          .extracting(Comment::visibility)
          .isEqualTo(Visibility.INTERNAL);
      assertThat(world.problems()).isEmpty();
      long writes = world.writes();
      world.settle();
      assertThat(world.writes()).isEqualTo(writes);
    }
  }

  @Test
  void aCopyThatTheTrackerCannotRemoveIsAProblemThatSaysWhatToDo() {
    try (World world = new World(Desks.deskToEng())) {
      world.eng.without(Capability.REMOVE_COMMENTS).without(Capability.HIDE_COMMENTS);
      String id = file(world, "T");
      String comment = world.desk.personComments(id, "oops", Visibility.PUBLIC);
      world.sync();
      world.desk.personHidesComment(id, comment);
      world.sync();
      assertThat(world.problems())
          .singleElement()
          .extracting(Problems.Problem::message)
          .asString()
          .contains("eng cannot have the copy", "Do it by hand", "where it is comment ");
      String copy = world.only(world.eng).talk().comments().getFirst().id();
      world.eng.personDeletesComment(world.only(world.eng).ref().id(), copy);
      world.settle();
      assertThat(world.problems()).isEmpty();
    }
  }

  /** N5: of several copies that only people can hide each is told. */
  @Test
  void eachCopyThatTheTrackerCannotRemoveIsTold() {
    try (World world = new World(Desks.deskToEng())) {
      world
          .eng
          .without(Capability.REMOVE_COMMENTS)
          .without(Capability.EDIT_COMMENTS)
          .without(Capability.HIDE_COMMENTS);
      String id = file(world, "T");
      String first = world.desk.personComments(id, "oops", Visibility.PUBLIC);
      String second = world.desk.personComments(id, "oops again", Visibility.PUBLIC);
      world.sync();

      world.desk.personHidesComment(id, first);
      world.desk.personHidesComment(id, second);
      world.sync();

      assertThat(world.problems())
          .singleElement()
          .extracting(Problems.Problem::message)
          .asString()
          .contains("comment " + first + " of desk:" + id, "comment " + second + " of desk:" + id);
    }
  }

  @Test
  void aRemarkThatATicketIsOutOfSightGoesWhenTheTicketIsBackBeforeItIsSaid() {
    var share =
        new Share(
            Share.Comments.ALL_PUBLIC, Share.Comments.ALL_PUBLIC, Share.Internal.NEVER, true, true);
    var usual = Answers.STANDARD;
    var answers =
        new Answers(
            usual.deletion(),
            usual.merge(),
            Answers.OnHiding.REMARK,
            usual.move(),
            usual.reopening(),
            usual.commentDeletion());
    var bridge = Desks.of(Desks.route("bugs", Desks.DESK, Desks.ENG, share, answers));
    try (World world = new World(bridge)) {
      String id = file(world, "T");
      world.sync();
      world.trouble(world.eng, Accident.RATE_LIMITED);
      world.desk.personHides(id, true);
      world.sweep();
      assertThat(world.outbox().pending()).as("the remark waits").isEqualTo(1);
      world.desk.personHides(id, false);
      world.sweep();
      world.trouble(world.eng, Accident.NONE);
      world.settle();
      assertThat(texts(world.only(world.eng))).isEmpty();
      assertThat(world.outbox()).isEqualTo(new Outbox.Counts(0, 0, 0));
    }
  }

  /** N5: who reported it stays in the help desk, also where they comment. */
  @Test
  void aReporterWhoseNameStaysAtHomeIsNotNamedAboveTheirComments() {
    var ann = new Value.Person(Party.of(Desks.DESK, "ann", "Ann of desk", ""));
    try (World world = new World(restricted(StandardField.REPORTER.field(), "reporter"))) {
      String id =
          world.desk.personCreates("HD", Map.of("summary", Value.line("T"), "reporter", ann));
      world.desk.personComments(id, "it burns", Visibility.PUBLIC);
      world.sync();
      assertThat(texts(world.only(world.eng)))
          .singleElement()
          .asString()
          .contains("the reporter", "it burns")
          .doesNotContain("Ann");
    }
  }

  /** N5: the same for a field of persons that the admin has named. */
  @Test
  void aPersonOfAnyRestrictedFieldIsNotNamedAboveTheirComments() {
    var ann = new Value.Person(Party.of(Desks.DESK, "ann", "Ann of desk", ""));
    try (World world = new World(restricted(new FieldName("custom:approver"), "approver"))) {
      String id =
          world.desk.personCreates("HD", Map.of("summary", Value.line("T"), "approver", ann));
      world.desk.personComments(id, "granted", Visibility.PUBLIC);
      world.sync();
      assertThat(texts(world.only(world.eng)))
          .singleElement()
          .asString()
          .contains("the approver", "granted")
          .doesNotContain("Ann");
    }
  }

  /** N5: where files can be neither hidden nor removed a person is told. */
  @Test
  void aCopiedFileThatBecomesInternalIsAProblemUntilItIsGoneOrPublicAgain() {
    try (World world = new World(Desks.deskToEng())) {
      world.eng.without(Capability.REMOVE_FILES).without(Capability.HIDE_FILES);
      String id = file(world, "T");
      String dump = world.desk.personAttaches(id, "dump.txt", Visibility.PUBLIC);
      world.settle();
      assertThat(world.problems()).isEmpty();
      String mirror = world.only(world.eng).ref().id();
      show(world, id, dump, Visibility.INTERNAL);
      assertThat(world.problems())
          .singleElement()
          .satisfies(p -> assertThat(p.ticket()).isEqualTo(world.only(world.eng).ref()))
          .extracting(Problems.Problem::message)
          .asString()
          .contains("dump.txt of ", "internal by now", "Remove it by hand on ");
      show(world, id, dump, Visibility.PUBLIC);
      assertThat(world.problems()).isEmpty();
      show(world, id, dump, Visibility.INTERNAL);
      assertThat(world.problems()).hasSize(1);
      world.eng.personDeletesFile(
          mirror, world.only(world.eng).talk().attachments().getFirst().id());
      world.settle();
      assertThat(world.problems()).isEmpty();
    }
  }

  private static void show(World world, String ticket, String file, Visibility visibility) {
    world.pass(Duration.ofMinutes(1));
    world.desk.personShowsFile(ticket, file, visibility);
    world.settle();
  }

  private static Bridge restricted(FieldName field, String name) {
    Bridge usual = Desks.deskToEng();
    Map<TrackerId, Vocabulary> words = new HashMap<>(usual.vocabularies());
    SortedMap<FieldName, Vocabulary.Term> terms =
        new TreeMap<>(usual.vocabulary(Desks.DESK).fields());
    terms.put(field, new Vocabulary.Term(name, FieldKind.PERSON, ValueMap.SAME, true));
    words.put(Desks.DESK, new Vocabulary(Desks.DESK, terms));
    return new Bridge(words, List.copyOf(usual.routes()), usual.people());
  }
}
