package org.incidentbridge.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Capabilities.Capability;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Lost answers: nothing doubled, nothing lost (N3). */
public abstract class IdempotencyContract extends TrackerContract {

  /** How late a write may take effect whose answer was lost. */
  private static final Duration LATE = Duration.ofSeconds(75);

  @Test
  void aTicketWhoseAnswerWasLostIsFoundAgain() {
    harness().people().create("Another", "text");
    Command.CreateTicket command = create("lost", UnaryOperator.identity());
    harness().loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    Outcome outcome = settled(command);

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    String id = ((Outcome.Applied) outcome).receipt().createdId().orElseThrow();
    assertThat(harness().truth().title(id)).isEqualTo("Title lost");
    assertThat(harness().truth().tickets()).isEqualTo(2);
  }

  @Test
  void aTicketThatNeverArrivedIsKnownNotToBeThere() {
    Command.CreateTicket command = create("never", UnaryOperator.identity());
    harness().loseNextRequest();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command)).isInstanceOf(Outcome.NotApplied.class);
    assertThat(harness().truth().tickets()).isZero();
    applied(command);
    assertThat(harness().truth().tickets()).isEqualTo(1);
  }

  @Test
  void aCommentWhoseAnswerWasLostIsFoundAgain() {
    String id = harness().people().create("Talk", "text");
    Command.AddComment command =
        new Command.AddComment(target("said", id), RichText.plain("once"), Visibility.PUBLIC);
    harness().loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    Outcome outcome = settled(command);

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(harness().truth().comments(id))
        .singleElement()
        .satisfies(
            said ->
                assertThat(((Outcome.Applied) outcome).receipt().createdId()).contains(said.id()));
  }

  @Test
  void aCommentThatNeverArrivedIsKnownNotToBeThere() {
    String id = harness().people().create("Talk", "text");
    harness().people().comment(id, "once", Visibility.PUBLIC);
    Command.AddComment command =
        new Command.AddComment(target("unsaid", id), RichText.plain("once"), Visibility.PUBLIC);
    harness().loseNextRequest();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command)).isInstanceOf(Outcome.NotApplied.class);
    assertThat(harness().truth().comments(id)).hasSize(1);
  }

  @Test
  void anEditThatWasToHideACommentAndNeverArrivedIsSeenNotToStand() { // N5
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.EDIT_COMMENTS)
            && harness().tracker().capabilities().can(Capability.INTERNAL_COMMENTS),
        "refused; see RefusalContract");
    String id = harness().people().create("Talk", "text");
    Command.AddComment add =
        new Command.AddComment(target("said", id), RichText.plain("once"), Visibility.PUBLIC);
    Command.EditComment hide =
        new Command.EditComment(
            target("hide", id),
            applied(add).createdId().orElseThrow(),
            Optional.empty(),
            RichText.plain("once"),
            Visibility.INTERNAL);
    assertThat(settled(hide)).isInstanceOf(Outcome.NotApplied.class);

    applied(hide);

    assertThat(settled(hide)).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aFileWhoseAnswerWasLostIsFoundAgain() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.ATTACHMENTS),
        "refused; see RefusalContract");
    String id = harness().people().create("Files", "text");
    Command.AddAttachment command = PushContract.attachment(target("file", id));
    harness().loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command)).isInstanceOf(Outcome.Applied.class);
    assertThat(harness().truth().files(id)).hasSize(1);
  }

  @Test
  void anUpdateWhoseAnswerWasLostIsSeenToStand() {
    String id = harness().people().create("Old", "text");
    Command.UpdateFields command = retitle(id, "Old", "New");
    harness().loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command)).isInstanceOf(Outcome.Applied.class);
    assertThat(harness().truth().title(id)).isEqualTo("New");
  }

  @Test
  void anUpdateThatNeverArrivedIsSeenNotToStand() {
    String id = harness().people().create("Old", "text");
    Command.UpdateFields command = retitle(id, "Old", "New");
    harness().loseNextRequest();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command)).isInstanceOf(Outcome.NotApplied.class);
    assertThat(harness().truth().title(id)).isEqualTo("Old");
  }

  @Test
  void aTicketThatIsMadeLateIsNotMadeTwice() {
    Command.CreateTicket command = create("late", UnaryOperator.identity());

    sentLate(command);

    assertThat(harness().truth().tickets()).isEqualTo(1);
  }

  @Test
  void aCommentThatIsAddedLateIsNotAddedTwice() {
    String id = harness().people().create("Talk", "text");

    sentLate(new Command.AddComment(target("late", id), RichText.plain("once"), Visibility.PUBLIC));

    assertThat(harness().truth().comments(id)).hasSize(1);
  }

  @Test
  void aFileThatIsAddedLateIsNotAddedTwice() {
    Assumptions.assumeTrue(
        harness().tracker().capabilities().can(Capability.ATTACHMENTS),
        "refused; see RefusalContract");
    String id = harness().people().create("Files", "text");

    sentLate(PushContract.attachment(target("late", id)));

    assertThat(harness().truth().files(id)).hasSize(1);
  }

  /** What is decided on once the outcome is known is newer, and must not be undone. */
  @Test
  void anUpdateThatTakesEffectLateDoesSoBeforeTheNextOne() {
    String id = harness().people().create("Old", "text");

    sentLate(retitle(id, "Old", "New"));

    applied(retitle(id, harness().truth().title(id), "Newest"));
    harness().pass(LATE);
    assertThat(harness().truth().title(id)).isEqualTo("Newest");
  }

  /** Sends, settles, and sends again if need be, as the bridge does; all has arrived after it. */
  private void sentLate(Command command) {
    Instant sent = harness().now();
    Assumptions.assumeTrue(harness().delayNextRequest(LATE), "no call ends before its effect");
    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    harness().pass(Duration.ofSeconds(1));
    if (settled(command, sent) instanceof Outcome.NotApplied) {
      applied(command);
    }
    harness().pass(LATE);
  }

  @Test
  void aStatusChangeWhoseAnswerWasLostIsSeenToStand() {
    String id = harness().people().create("Move", "text");
    TrackerHarness.Statuses statuses = harness().terms().statuses();
    Command.ChangeStatus command =
        new Command.ChangeStatus(
            target("move", id), statuses.first(), statuses.next(), new TreeMap<>());
    harness().pass(Duration.ofSeconds(5));
    harness().loseNextAnswer();

    assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command)).isInstanceOf(Outcome.Applied.class);
    assertThat(harness().truth().status(id)).isEqualTo(statuses.next());
  }

  /**
   * Who may not look does not learn what became of a write; "it had no effect" would be a guess.
   */
  @Test
  void whatBecameOfAWriteCannotBeToldWhileItsTicketIsOutOfSight() {
    String id = harness().people().create("Old", "text");
    List<Command> commands = new ArrayList<>();
    commands.add(retitle(id, "Old", "New"));
    commands.add(
        new Command.AddComment(target("said", id), RichText.plain("once"), Visibility.PUBLIC));
    if (harness().tracker().capabilities().can(Capability.ATTACHMENTS)) {
      commands.add(PushContract.attachment(target("file", id)));
    }
    for (Command command : commands) {
      harness().loseNextAnswer();
      assertThat(apply(command)).isInstanceOf(Outcome.Unknown.class);
    }
    Assumptions.assumeTrue(harness().shut(true), "nothing is out of sight here");
    assertThat(commands).noneMatch(this::isToldHere);

    harness().shut(false);

    assertThat(commands).allMatch(this::isToldHere);
    assertThat(commands).extracting(this::settled).hasOnlyElementsOfType(Outcome.Applied.class);
  }

  private boolean isToldHere(Command command) {
    try {
      return !(settled(command) instanceof Outcome.Unknown);
    } catch (TrackerException unseen) {
      return false;
    }
  }
}
