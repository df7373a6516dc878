package org.incidentbridge.mantis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.ConnectionLost;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.mantis.MantisView.NoteView;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Test;

/** Notes: visible to whom they should be, there once, and found again. */
final class MantisNotesTest extends MantisTest {

  private Command.EditComment edit(String id, String note, String text, Visibility visibility) {
    return new Command.EditComment(
        target("edit " + text.hashCode(), id),
        note,
        Optional.empty(),
        RichText.plain(text),
        visibility);
  }

  private static String plain(Comment comment) {
    return comment.body().plainText().strip();
  }

  @Test
  void theVisibilityIsSentWithEveryNote() {
    String id = report("Talk");
    mantis.calls();

    applied(comment("a", id, "for all", Visibility.PUBLIC));
    applied(comment("b", id, "for us", Visibility.INTERNAL));

    assertThat(mantis.bodies())
        .satisfiesExactly(
            a -> assertThat(a).contains("\"view_state\":{\"name\":\"public\"}"),
            b -> assertThat(b).contains("\"view_state\":{\"name\":\"private\"}"));
    assertThat(mantis.issue(id).notes())
        .extracting(NoteView::isPrivate)
        .containsExactly(false, true);
  }

  @Test
  void aNoteThatDidNotBecomePrivateIsTakenBackAtOnce() {
    String id = report("Talk");
    mantis.line.nextWrite(this::publicAnyway);

    assertThat(refused(comment("a", id, "for us", Visibility.INTERNAL)).message())
        .contains("taken back");

    assertThat(mantis.issue(id).notes()).isEmpty();
  }

  private SimResponse publicAnyway(SimRequest request) {
    String body = request.text().replace("private", "public");
    return mantis.mantis.handle(
        new SimRequest(
            request.method(),
            request.path(),
            request.query(),
            request.headers(),
            body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void anEditKeepsThePrivateNotePrivateAndItsMarkInPlace() {
    String id = report("Talk");
    Command.AddComment add = comment("a", id, "for us", Visibility.INTERNAL);
    String note = applied(add).createdId().orElseThrow();

    applied(edit(id, note, "for us alone", Visibility.INTERNAL));

    assertThat(mantis.issue(id).notes())
        .singleElement()
        .satisfies(n -> assertThat(n.isPrivate()).isTrue())
        .satisfies(n -> assertThat(n.text()).startsWith("for us alone"));
    assertThat(settle(add)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aReferenceThatPeopleMadeInANoteStaysALink() {
    String id = report("Refer");
    String note = String.valueOf(mantis.alice().note(number(id), "as in #12"));

    applied(edit(id, note, "as in #12, not #13", Visibility.PUBLIC));

    assertThat(mantis.issue(id).notes().getFirst().text()).isEqualTo("as in #12, not #\u206013");
  }

  @Test
  void whatBecomesInternalIsHiddenBeforeItsTextIsWritten() {
    String id = report("Talk");
    String note = applied(comment("a", id, "for all", Visibility.PUBLIC)).createdId().orElseThrow();
    List<NoteView> states = new ArrayList<>();
    mantis.mantis.hooks().beforePatchWrites(i -> states.add(mantis.issue(id).notes().getFirst()));

    applied(edit(id, note, "the password is 1234", Visibility.INTERNAL));

    assertThat(states).extracting(NoteView::isPrivate).containsExactly(false, true);
    assertThat(states.getLast().text()).startsWith("for all");
    assertThat(mantis.issue(id).notes().getFirst().isPrivate()).isTrue();
    assertThat(plain(fetch(id).talk().comments().getFirst())).isEqualTo("the password is 1234");
  }

  @Test
  void anEditThatChangesNothingWritesNothing() {
    String id = report("Talk");
    String note = applied(comment("a", id, "same", Visibility.PUBLIC)).createdId().orElseThrow();
    long changes = mantis.mantis.inspect().changes();

    applied(edit(id, note, "same", Visibility.PUBLIC));

    assertThat(mantis.mantis.inspect().changes()).isEqualTo(changes);
  }

  @Test
  void aNoteThatIsGoneCannotBeEditedButCountsAsRemoved() {
    String id = report("Talk");
    String note = applied(comment("a", id, "x", Visibility.PUBLIC)).createdId().orElseThrow();
    mantis.alice().deleteNote(number(id), number(note));

    assertThat(refused(edit(id, note, "y", Visibility.PUBLIC)).message()).contains("is gone");
    applied(new Command.RemoveComment(target("remove", id), note));
  }

  @Test
  void otherNotesSurviveAnEdit() {
    String id = report("Talk");
    mantis.alice().privateNote(number(id), "theirs");
    String note = applied(comment("a", id, "ours", Visibility.PUBLIC)).createdId().orElseThrow();

    applied(edit(id, note, "ours, better", Visibility.PUBLIC));

    assertThat(mantis.issue(id).notes())
        .extracting(n -> NoteMark.strip(n.text()))
        .containsExactly("theirs", "ours, better");
    assertThat(mantis.issue(id).notes().getFirst().isPrivate()).isTrue();
  }

  @Test
  void aTextTooLongForANoteStandsInSeveralAndReadsAsOne() {
    String id = report("Long");
    String text = "word ".repeat(30_000).strip();
    Command.AddComment add = comment("long", id, text, Visibility.INTERNAL);

    Outcome.Receipt receipt = applied(add);

    assertThat(mantis.issue(id).notes()).hasSize(3).allMatch(NoteView::isPrivate);
    assertThat(receipt.losses()).extracting(Outcome.Loss::field).containsExactly("comment");
    assertThat(fetch(id).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(plain(c).replaceAll("\\s+", " ")).isEqualTo(text))
        .satisfies(c -> assertThat(c.id()).isEqualTo(receipt.createdId().orElseThrow()));
  }

  /** N3: it may be there, and would be doubled as soon as the issue is seen again. */
  @Test
  void whatBecameOfANoteIsUnknownWhileItsIssueIsHidden() {
    String id = report("Hidden");
    Command.AddComment add = comment("a", id, "hello", Visibility.PUBLIC);
    mantis.loseNextAnswer();
    assertThat(apply(add)).isInstanceOf(Outcome.Unknown.class);
    mantis.mantis.admin().configure("private_bug_threshold", 90);
    mantis.alice().edit(number(id)).set("view_state", "private").save();

    assertThat(settle(add)).isInstanceOf(Outcome.Unknown.class);

    mantis.alice().edit(number(id)).set("view_state", "public").save();
    assertThat(settle(add)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aLongTextOfWhichOnlyPartArrivedIsCompleted() {
    String id = report("Long");
    Command.AddComment add = comment("long", id, "word ".repeat(30_000).strip(), Visibility.PUBLIC);
    mantis.line.nextWrite(mantis.mantis);
    mantis.loseNextRequest();

    assertThat(apply(add)).isInstanceOf(Outcome.Unknown.class);
    assertThat(settle(add)).isInstanceOf(Outcome.Unknown.class);
    mantis.pass(Duration.ofMinutes(3));
    assertThat(settle(add)).isInstanceOf(Outcome.NotApplied.class);
    applied(add);

    assertThat(mantis.issue(id).notes()).hasSize(3);
    assertThat(settle(add)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aLongTextThatBecomesShortLeavesNoRest() {
    String id = report("Long");
    Command.AddComment add = comment("long", id, "word ".repeat(30_000).strip(), Visibility.PUBLIC);
    String note = applied(add).createdId().orElseThrow();

    applied(edit(id, note, "short", Visibility.PUBLIC));

    assertThat(mantis.issue(id).notes()).hasSize(1);
    assertThat(fetch(id).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(plain(c)).isEqualTo("short"));
    applied(new Command.RemoveComment(target("remove", id), note));
    assertThat(mantis.issue(id).notes()).isEmpty();
  }

  /** N5. */
  @Test
  void aNoteThatMayNotBeRemovedIsHiddenInAllParts() {
    String id = report("Long");
    Command.AddComment add = comment("long", id, "word ".repeat(30_000).strip(), Visibility.PUBLIC);
    String note = applied(add).createdId().orElseThrow();
    mantis.mantis.admin().configure("bugnote_user_delete_threshold", 90);
    var remove = new Command.RemoveComment(target("remove", id), note);

    Outcome.Refused refused = refused(remove);

    assertThat(refused.message()).contains("made private", "remove it by hand");
    assertThat(refused.halfway().orElseThrow().talk().comments())
        .allMatch(c -> c.visibility() == Visibility.INTERNAL);
    assertThat(mantis.issue(id).notes()).hasSize(3).allMatch(NoteView::isPrivate);
    assertThat(refused(remove).message()).contains("made private");
    assertThat(settle(remove)).isInstanceOf(Outcome.NotApplied.class);
  }

  /** N5: whatever removal an answer is lost of, or a call does not get through. */
  @Test
  void aLongTextIsRemovedInAllPartsThoughOneOfTheCallsGoesWrong() {
    String text = "word ".repeat(30_000).strip();
    for (int wrong = 0; wrong < 3; wrong++) {
      for (boolean arrives : new boolean[] {true, false}) {
        String id = report("Long");
        String word = wrong + " " + arrives;
        String note = applied(comment(word, id, text, Visibility.PUBLIC)).createdId().orElseThrow();
        var remove = new Command.RemoveComment(target("remove " + word, id), note);
        int last = wrong;
        var deletions = new AtomicInteger();
        mantis.line.next(
            r -> r.method().equals("DELETE") && deletions.getAndIncrement() == last,
            r -> lost(r, arrives));

        assertThat(apply(remove)).isInstanceOf(Outcome.Unknown.class);
        mantis.pass(Duration.ofMinutes(10));
        if (settle(remove) instanceof Outcome.NotApplied) {
          applied(remove);
        }

        assertThat(mantis.issue(id).notes()).as(word).isEmpty();
      }
    }
  }

  private SimResponse lost(SimRequest request, boolean arrives) {
    if (arrives) {
      mantis.mantis.handle(request);
    }
    throw new ConnectionLost("the connection was lost");
  }

  @Test
  void aNoteInPlainSightOfNoFeedbackCostsOneCall() {
    String id = applied(create("mirror", Map.of())).createdId().orElseThrow();
    applied(comment("first", id, "who wrote marks is asked once", Visibility.PUBLIC));
    mantis.calls();

    applied(comment("a", id, "hello", Visibility.PUBLIC));

    assertThat(mantis.calls()).containsExactly("POST /issues/" + id + "/notes");
  }

  @Test
  void aQuotedMarkMakesNobodyTheBridge() {
    String id = report("Talk");
    Command.AddComment add = comment("a", id, "original", Visibility.PUBLIC);
    applied(add);
    String text = mantis.issue(id).notes().getFirst().text();

    mantis.alice().note(number(id), "I quote:\n" + text);

    assertThat(fetch(id).talk().comments())
        .extracting(Comment::marker)
        .containsExactly(add.target().key().text(), "");
  }

  /** N2. */
  @Test
  void marksOfPartsFilesAndLinksThatPeopleQuoteHideNothingOfWhatTheySay() {
    String id = report("Talk");
    Command.AddComment add = comment("long", id, "word ".repeat(30_000).strip(), Visibility.PUBLIC);
    String key = add.target().key().text();
    for (String mark : List.of(key + " 2/3", key + " file", key + " link")) {
      mantis.alice().note(number(id), "I say\n\n[" + mark + "]");
    }

    assertThat(fetch(id).talk().comments())
        .allSatisfy(c -> assertThat(plain(c)).contains("I say"))
        .hasSize(3);
    applied(add);
    assertThat(fetch(id).talk().comments()).hasSize(4);
  }

  /** N3: the bridge may have had another user before. */
  @Test
  void whatAnotherUserOfTheBridgeWroteToCarryALinkOrAFileIsNoComment() {
    String id = report("Talk");
    String key = comment("a", id, "x", Visibility.PUBLIC).target().key().text();
    String url = "https://desk.example.com/HD-1";
    mantis.alice().note(number(id), "HD-1: Printer\n" + url + "\n\n[" + key + " link]");

    assertThat(fetch(id).talk().comments()).isEmpty();
  }

  /** N2. */
  @Test
  void aQuotedPartIsNotDeletedWithTheTextThatItIsOf() {
    String id = report("Talk");
    Command.AddComment add = comment("long", id, "word ".repeat(30_000).strip(), Visibility.PUBLIC);
    String note = applied(add).createdId().orElseThrow();
    mantis.alice().note(number(id), "I say\n\n[" + add.target().key().text() + " 4/4]");

    applied(edit(id, note, "short", Visibility.PUBLIC));

    assertThat(fetch(id).talk().comments())
        .extracting(c -> plain(c).lines().findFirst().orElse(""))
        .containsExactly("short", "I say");
  }

  /** N2: else the note would never reach the other ticket. */
  @Test
  void aMarkQuotedFromAnotherIssueMakesNobodyTheBridge() {
    String id = report("Talk");
    applied(comment("a", id, "original", Visibility.PUBLIC));
    String text = mantis.issue(id).notes().getFirst().text();
    String other = report("Other");

    mantis.alice().note(number(other), "Over there they say:\n" + text);

    assertThat(fetch(other).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.marker()).isEmpty());
  }

  @Test
  void aPrivateIssueIsRestrictedAndItsNotesAreInternalUnlessConfigured() {
    String id = report("Private");
    mantis.people().comment(id, "public note", Visibility.PUBLIC);
    mantis.people().attach(id, "a.txt", CONTENT);
    mantis.alice().edit(number(id)).set("view_state", "private").save();

    assertThat(fetch(id).head().restricted()).isTrue();
    assertThat(fetch(id).talk().comments().getFirst().visibility()).isEqualTo(Visibility.INTERNAL);
    assertThat(fetch(id).talk().attachments().getFirst().visibility())
        .isEqualTo(Visibility.INTERNAL);

    var shown = mantis.tracker(Map.of("privateIssues", "as-shown"));
    var seen = (org.incidentbridge.spi.Sighting.Seen) shown.source().fetch(id);
    assertThat(seen.ticket().head().restricted()).isFalse();
    assertThat(seen.ticket().talk().comments().getFirst().visibility())
        .isEqualTo(Visibility.PUBLIC);
  }

  @Test
  void theAnswerOfABrokenDatabaseIsUnknown() {
    String id = report("Talk");
    mantis.line.nextWrite(r -> SimResponse.empty(500, "Internal Server Error"));

    assertThat(apply(comment("a", id, "x", Visibility.PUBLIC)))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class, u -> assertThat(u.message()).contains("its own error log"));
  }

  @Test
  void timeLogsWithoutTextAreNoComments() {
    String id = report("Time");
    mantis.alice().logTime(number(id), 30, "");
    mantis.alice().logTime(number(id), 15, "phone call");

    assertThat(fetch(id).talk().comments())
        .extracting(MantisNotesTest::plain)
        .containsExactly("phone call");
  }
}
