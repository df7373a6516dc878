package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.WithdrawFile;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerSink;
import org.incidentbridge.testkit.contract.TrackerHarness.Said;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Writing: every command does what it says, once, and tells what came of it. */
public abstract class PushContract extends TrackerContract {

  @Test
  void aTicketIsMadeWithItsFieldsAndItsMarker() {
    Command.CreateTicket command = create("made", UnaryOperator.identity());

    Outcome.Receipt receipt = applied(command);

    String id = receipt.createdId().orElseThrow();
    assertThat(harness().truth().tickets()).isEqualTo(1);
    assertThat(harness().truth().title(id)).isEqualTo("Title made");
    TicketSnapshot ticket = fetch(id);
    assertThat(ticket.marker()).isEqualTo(command.target().key().text());
    assertThat(ticket.head().project()).isEqualTo(harness().terms().project());
  }

  @Test
  void anUpdateChangesTheFieldAndShowsTheTicketWhole() {
    String id = harness().people().create("Old", "text");

    Outcome.Receipt receipt = applied(retitle(id, "Old", "New"));

    assertThat(harness().truth().title(id)).isEqualTo("New");
    assertThat(receipt.ticket()).isPresent();
    TicketSnapshot shown = receipt.ticket().orElseThrow();
    assertThat(shown).isEqualTo(fetch(id));
  }

  @Test
  void anUpdateOfWhatSomebodyElseChangedIsStaleAndWritesNothing() {
    String id = harness().people().create("Old", "text");
    harness().people().retitle(id, "By somebody else");
    long before = harness().truth().writes();

    Outcome outcome = apply(retitle(id, "Old", "New"));

    assertThat(outcome).isInstanceOf(Outcome.Stale.class);
    TicketSnapshot current = ((Outcome.Stale) outcome).current();
    assertThat(current.field(harness().terms().fields().title()))
        .isEqualTo(Value.line("By somebody else"));
    assertThat(harness().truth().title(id)).isEqualTo("By somebody else");
    assertThat(harness().truth().writes()).isEqualTo(before);
  }

  /** N2: no attempt is counted against a command that could not even begin. */
  @Test
  void aTrackerThatIsDownIsToldOfAndNotItsCommand() {
    String id = harness().people().create("Old", "text");
    Assumptions.assumeTrue(harness().down(true), "it cannot be down");

    TrackerSink sink = harness().tracker().sink();
    Command retitle = retitle(id, "Old", "New");
    assertThatThrownBy(() -> sink.apply(retitle, (t, f) -> InputStream.nullInputStream()))
        .isInstanceOfSatisfying(
            TrackerException.class,
            down -> assertThat(down.kind()).isEqualTo(TrackerException.Kind.UNAVAILABLE));

    harness().down(false);
    applied(retitle(id, "Old", "New"));
    assertThat(harness().truth().title(id)).isEqualTo("New");
  }

  @Test
  void aStatusIsReached() {
    String id = harness().people().create("Move", "text");
    TrackerHarness.Statuses statuses = harness().terms().statuses();

    Outcome.Receipt receipt =
        applied(
            new Command.ChangeStatus(
                target("move", id), statuses.first(), statuses.next(), new TreeMap<>()));

    assertThat(harness().truth().status(id)).isEqualTo(statuses.next());
    assertThat(receipt.ticket().orElseThrow().field(statuses.field()))
        .isEqualTo(Value.line(statuses.next()));
  }

  @Test
  void aCommentIsAddedEditedAndRemoved() {
    String id = harness().people().create("Talk", "text");
    Command.AddComment add =
        new Command.AddComment(target("say", id), RichText.plain("hello"), Visibility.PUBLIC);

    String comment = applied(add).createdId().orElseThrow();
    assertThat(harness().truth().comments(id))
        .singleElement()
        .satisfies(said -> assertThat(said.text()).contains("hello"))
        .extracting(Said::visibility)
        .isEqualTo(Visibility.PUBLIC);
    assertThat(fetch(id).talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.id()).isEqualTo(comment))
        .satisfies(c -> assertThat(c.body().plainText().strip()).isEqualTo("hello"))
        .satisfies(c -> assertThat(c.marker()).isIn("", add.target().key().text()));

    editAndRemove(id, comment);
  }

  private void editAndRemove(String id, String comment) {
    Command.EditComment edit =
        new Command.EditComment(
            target("edit", id), comment, shown(id), RichText.plain("bye"), Visibility.PUBLIC);
    Command.RemoveComment remove = new Command.RemoveComment(target("remove", id), comment);
    if (harness().tracker().capabilities().can(Capability.EDIT_COMMENTS)) {
      applied(edit);
      assertThat(harness().truth().comments(id))
          .singleElement()
          .satisfies(said -> assertThat(said.text()).contains("bye").doesNotContain("hello"));
    }
    if (harness().tracker().capabilities().can(Capability.REMOVE_COMMENTS)) {
      applied(remove);
      assertThat(harness().truth().comments(id)).isEmpty();
      applied(remove);
    }
  }

  private Optional<Command.Said> shown(String id) {
    return fetch(id).talk().comments().stream().findFirst().map(Command.Said::by);
  }

  @Test
  void aCommentThatPeopleChangedMeanwhileIsNotOverwritten() { // N7
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.EDIT_COMMENTS), "refused");
    String id = harness().people().create("Talk", "text");
    Command.AddComment add =
        new Command.AddComment(target("say", id), RichText.plain("by people"), Visibility.PUBLIC);
    String comment = applied(add).createdId().orElseThrow();
    var expected = new Command.Said(RichText.plain("by the bridge"), Visibility.PUBLIC);
    long before = harness().truth().writes();

    Outcome outcome =
        apply(
            new Command.EditComment(
                target("edit", id),
                comment,
                Optional.of(expected),
                RichText.plain("bye"),
                Visibility.PUBLIC));

    assertThat(outcome).isInstanceOf(Outcome.Stale.class);
    assertThat(((Outcome.Stale) outcome).current().talk().comments())
        .singleElement()
        .satisfies(c -> assertThat(c.body().plainText().strip()).isEqualTo("by people"));
    assertThat(harness().truth().writes()).isEqualTo(before);
  }

  @Test
  void anInternalCommentStaysInternal() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.INTERNAL_COMMENTS),
        "refused; see RefusalContract");
    String id = harness().people().create("Secret", "text");

    applied(
        new Command.AddComment(
            target("whisper", id), RichText.plain("do not tell"), Visibility.INTERNAL));

    assertThat(harness().truth().comments(id))
        .singleElement()
        .extracting(Said::visibility)
        .isEqualTo(Visibility.INTERNAL);
    assertThat(fetch(id).talk().comments())
        .singleElement()
        .extracting(c -> c.visibility())
        .isEqualTo(Visibility.INTERNAL);
  }

  @Test
  void aFileIsAdded() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.ATTACHMENTS),
        "refused; see RefusalContract");
    String id = harness().people().create("Files", "text");

    Outcome.Receipt receipt = applied(attach("attach", id));

    assertThat(harness().truth().files(id)).containsExactly("notes.txt");
    assertThat(fetch(id).talk().attachments())
        .singleElement()
        .satisfies(a -> assertThat(a.id()).isEqualTo(receipt.createdId().orElseThrow()));
  }

  @Test
  void aFileThatBecameInternalIsHiddenAndRemoved() { // N5
    Set<Capability> able = harness().tracker().capabilities().able();
    Assumptions.assumeTrue(able.contains(Capability.ATTACHMENTS), "refused; see RefusalContract");
    String id = harness().people().create("Withdrawn", "text");
    String file = applied(attach("attach", id)).createdId().orElseThrow();

    if (able.contains(Capability.HIDE_FILES)) {
      twice(new WithdrawFile(target("hide", id), file, WithdrawFile.Way.HIDE));
      assertThat(fetch(id).talk().attachments())
          .extracting(a -> a.visibility())
          .containsExactly(Visibility.INTERNAL);
    }
    if (able.contains(Capability.REMOVE_FILES)) {
      twice(new WithdrawFile(target("remove", id), file, WithdrawFile.Way.REMOVE));
      assertThat(harness().truth().files(id)).isEmpty();
      assertThat(fetch(id).talk().attachments()).isEmpty();
    }
  }

  private void twice(WithdrawFile command) {
    assertThat(harness().tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.NotApplied.class);
    applied(command);
    applied(command);
    assertThat(harness().tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aBackLinkIsPutOnceHoweverOftenItIsSent() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.BACK_LINKS),
        "refused; see RefusalContract");
    String id = harness().people().create("Linked", "text");
    Command.PutLink command = new Command.PutLink(target("link", id), link("one"));

    applied(command);
    assertThat(apply(command)).isInstanceOf(Outcome.Applied.class);
    assertThat(harness().tracker().sink().settle(command, Instant.EPOCH))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aBackLinkIsPutAnewOnceTheOtherTicketHasAnotherAddress() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.BACK_LINKS),
        "refused; see RefusalContract");
    String id = harness().people().create("Linked", "text");
    Command.BackLink one = link("one");
    Command.BackLink two = link("two");
    var moved =
        new Command.BackLink(one.globalId(), two.url(), two.title(), "")
            .insteadOf(Optional.of(one.url()));
    Command.PutLink command = new Command.PutLink(target("moved", id), moved);
    TrackerSink sink = harness().tracker().sink();

    applied(new Command.PutLink(target("link", id), one));
    assertThat(sink.settle(command, Instant.EPOCH)).isInstanceOf(Outcome.NotApplied.class);
    applied(command);
    assertThat(sink.settle(command, Instant.EPOCH)).isInstanceOf(Outcome.Applied.class);
  }

  /** What a link tells of an incident changes; after a lost answer it shows which was written. */
  @Test
  void theLineOfABackLinkIsWrittenAnew() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.SUMMARY_LINKS),
        "its back links have no line that can be written anew");
    String id = harness().people().create("Linked", "text");
    Command.PutLink due = telling(id, "Severity sev1; Response: due 2026-11-20 10:00:00 UTC");
    Command.PutLink met = telling(id, "Severity sev1; Response: met");
    TrackerSink sink = harness().tracker().sink();

    applied(due);
    assertThat(sink.settle(met, Instant.EPOCH)).isInstanceOf(Outcome.NotApplied.class);
    applied(met);
    assertThat(sink.settle(met, Instant.EPOCH)).isInstanceOf(Outcome.Applied.class);
    assertThat(sink.settle(due, Instant.EPOCH)).isInstanceOf(Outcome.NotApplied.class);
  }

  private Command.PutLink telling(String id, String summary) {
    return new Command.PutLink(target(summary, id), link("one").withSummary(summary));
  }

  @Test
  void everyCommandHasACost() {
    String id = harness().people().create("Costs", "text");
    Command.UpdateFields command = retitle(id, "Costs", "Paid");
    int cost = harness().tracker().sink().cost(command);
    harness().pass(Duration.ofSeconds(5));
    applied(retitle(id, "Costs", "Warm"));

    long before = harness().tracker().calls();
    applied(retitle(id, "Warm", "Paid"));

    assertThat(harness().tracker().calls() - before).isEqualTo(cost);
  }

  /** A command that adds {@code notes.txt} with {@link #CONTENT}. */
  private Command.AddAttachment attach(String word, String id) {
    return attachment(target(word, id));
  }

  static Command.AddAttachment attachment(Command.Target target) {
    return new Command.AddAttachment(
        target,
        new Attachment(
            "77",
            "notes.txt",
            CONTENT.length,
            Instant.parse("2026-01-01T00:00:00Z"),
            Visibility.PUBLIC),
        new TicketRef(new TrackerId("elsewhere"), "1"));
  }
}
