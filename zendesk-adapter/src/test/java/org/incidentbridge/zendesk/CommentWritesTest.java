package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CommentWritesTest {

  private final ZendeskHarness desk = new ZendeskHarness();
  private static final ContentSource NOTHING =
      (ticket, file) -> java.io.InputStream.nullInputStream();

  private String id = "";

  @BeforeEach
  void ticket() {
    id = desk.people().create("Talk", "text");
  }

  @AfterEach
  void close() {
    desk.close();
  }

  private AddComment command(String text, Visibility visibility) {
    var target = new Command.Target(CommandKey.of("say", text), new TrackerId("desk"), id);
    return new AddComment(target, RichText.plain(text), visibility);
  }

  private Comment only() {
    Sighting ticket = desk.tracker().source().fetch(id);
    assertThat(ticket).isInstanceOf(Sighting.Seen.class);
    assertThat(((Sighting.Seen) ticket).ticket().talk().comments()).hasSize(1);
    return ((Sighting.Seen) ticket).ticket().talk().comments().getFirst();
  }

  @Test
  void aCommentCarriesItsKeyAndIsReadAsItWasWritten() {
    AddComment command = command("a <b> & c", Visibility.PUBLIC);

    Outcome outcome = desk.tracker().sink().apply(command, NOTHING);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().createdId()).contains(only().id()))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().losses()).isEmpty());
    assertThat(only().marker()).isEqualTo(command.target().key().text());
    assertThat(only().body()).isEqualTo(command.body());
    assertThat(only().visibility()).isEqualTo(Visibility.PUBLIC);
  }

  @Test
  void aCommentForTheTeamIsInternalAndMailedToNobodyN5() {
    id = String.valueOf(desk.zendesk.as("carol").report("Help", "text"));
    int mails = desk.zendesk.inspect().mails().size();

    desk.tracker().sink().apply(command("do not tell", Visibility.INTERNAL), NOTHING);

    assertThat(desk.ticket(id).comments().getLast().isPublic()).isFalse();
    assertThat(desk.zendesk.inspect().mails()).hasSize(mails);
    assertThat(only().visibility()).isEqualTo(Visibility.INTERNAL);
  }

  @Test
  void aPublicCommentIsPublicAlsoWhereTheFirstOneWasNot() {
    id = String.valueOf(desk.alice().reportInternally("Inside", "text"));

    desk.tracker().sink().apply(command("for everybody", Visibility.PUBLIC), NOTHING);

    assertThat(desk.ticket(id).comments())
        .extracting(TicketView.Said::isPublic)
        .containsExactly(false, true);
  }

  @Test
  void aCommentWhoseAnswerWasLostIsFoundByItsKeyN3() {
    AddComment command = command("once", Visibility.PUBLIC);
    desk.alice().comment(Long.parseLong(id), "once");
    desk.loseNextAnswer();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.settled(command, desk.now()))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a ->
                assertThat(a.receipt().createdId())
                    .contains(String.valueOf(desk.ticket(id).comments().getLast().id())));
    assertThat(desk.ticket(id).comments()).hasSize(3);
  }

  /** What an audit is marked with need not show with its comment. */
  @Test
  void aCommentWhoseAuditAloneShowsItsKeyIsFoundN3() {
    AddComment command = command("once", Visibility.PUBLIC);
    desk.line.always(
        request -> request.method().equals("GET") && request.path().endsWith("/comments"),
        request -> Answers.unmarked(desk.counter.handle(request)));
    desk.loseNextAnswer();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(only().marker()).isEmpty();
    assertThat(desk.tracker().sink().settle(command, desk.now()))
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a ->
                assertThat(a.receipt().createdId())
                    .contains(String.valueOf(desk.ticket(id).comments().getLast().id())));
    assertThat(desk.ticket(id).comments()).hasSize(2);
  }

  @Test
  void whatATriggerMadeOfACommentIsNobodysChangeThoughTheAnswerWasLostN4() {
    AddComment command = command("once", Visibility.PUBLIC);
    desk.line.always(
        request -> request.method().equals("GET") && request.path().endsWith("/audits"),
        request -> Answers.triggered(desk.counter.handle(request)));
    desk.loseNextAnswer();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.settled(command, desk.now()))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().beside()).containsExactly("tags"));
  }

  @Test
  void aCommentThatNeverArrivedIsKnownNotToBeThereOnceItCannotComeAnyMoreN3() {
    AddComment command = command("never", Visibility.PUBLIC);
    desk.loseNextRequest();
    Instant sent = desk.now();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.tracker().sink().settle(command, sent)).isInstanceOf(Outcome.Unknown.class);
    assertThat(desk.settled(command, sent)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void aCommentThatComesLateIsNotAddedTwiceN3() {
    AddComment command = command("late", Visibility.PUBLIC);
    desk.delayNextRequest(Duration.ofSeconds(75));
    Instant sent = desk.now();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.settled(command, sent)).isInstanceOf(Outcome.Applied.class);
    assertThat(desk.ticket(id).comments()).hasSize(2);
  }

  @Test
  void aClosedTicketTakesNoCommentHoweverOftenItIsAsked() {
    desk.zendesk.admin().close(Long.parseLong(id));

    assertThat(desk.tracker().sink().apply(command("too late", Visibility.PUBLIC), NOTHING))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.message()).contains("follow-up"));
  }

  @Test
  void aCommentIsHiddenAndItsWordsStayN5() {
    AddComment add = command("oops", Visibility.PUBLIC);
    desk.tracker().sink().apply(add, NOTHING);
    Comment shown = only();
    Command.EditComment hide =
        new Command.EditComment(
            new Command.Target(CommandKey.of("hide"), new TrackerId("desk"), id),
            shown.id(),
            Optional.of(Command.Said.by(shown)),
            shown.body(),
            Visibility.INTERNAL);
    assertThat(desk.tracker().sink().settle(hide, desk.now()))
        .isInstanceOf(Outcome.NotApplied.class);

    assertThat(desk.tracker().sink().apply(hide, NOTHING)).isInstanceOf(Outcome.Applied.class);

    assertThat(only().visibility()).isEqualTo(Visibility.INTERNAL);
    assertThat(only().body()).isEqualTo(add.body());
    assertThat(desk.tracker().sink().settle(hide, desk.now())).isInstanceOf(Outcome.Applied.class);
    long writes = desk.truth().writes();
    assertThat(desk.tracker().sink().apply(hide, NOTHING)).isInstanceOf(Outcome.Applied.class);
    assertThat(desk.truth().writes()).isEqualTo(writes);
  }

  @Test
  void aPublicCommentThatZendeskDoesNotShowToCustomersIsToldN2() {
    desk.line.nextWrite(request -> Answers.internal(desk.counter.handle(request)));

    Outcome outcome =
        desk.tracker().sink().apply(command("for everybody", Visibility.PUBLIC), NOTHING);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Applied.class,
            a ->
                assertThat(a.receipt().losses())
                    .singleElement()
                    .asString()
                    .contains("customers do not see it"));
  }

  @Test
  void whileZendeskIsDownNothingIsSaidOfACommentWhoseAnswerWasLostN2() {
    AddComment command = command("once", Visibility.PUBLIC);
    desk.loseNextAnswer();
    desk.tracker().sink().apply(command, NOTHING);
    Instant sent = desk.now();

    desk.zendesk.offline(true);
    assertThatThrownBy(() -> desk.tracker().sink().settle(command, sent))
        .isInstanceOfSatisfying(
            TrackerException.class,
            down -> assertThat(down.kind()).isEqualTo(TrackerException.Kind.UNAVAILABLE));
    desk.zendesk.offline(false);

    assertThat(desk.settled(command, sent)).isInstanceOf(Outcome.Applied.class);
  }

  /** No attempt is counted then: else a long backlog ends up held (N2). */
  @Test
  void thatTheAccountHasNoCallLeftIsNoCommandsFault() {
    desk.line.nextWrite(request -> SimResponse.json(429, "{}").with("Retry-After", "50"));
    AddComment command = command("wait", Visibility.PUBLIC);

    for (int tries = 0; tries < 2; tries++) {
      assertThatThrownBy(() -> desk.tracker().sink().apply(command, NOTHING))
          .isInstanceOfSatisfying(
              TrackerException.class,
              spent -> assertThat(spent.kind()).isEqualTo(TrackerException.Kind.RATE_LIMITED));
    }
  }

  /** N10: other tickets take more. */
  @Test
  void aTicketThatTakesNoMoreUpdatesForNowIsItsOwnMatter() {
    desk.line.nextWrite(
        request ->
            SimResponse.json(429, "{}")
                .with("Retry-After", "500")
                .with("ratelimit-limit", "700")
                .with("ratelimit-remaining", "600")
                .with("ratelimit-reset", "30"));
    AddComment command = command("wait", Visibility.PUBLIC);

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Deferred.class);
    desk.pass(Duration.ofMinutes(2));
    assertThat(desk.tracker().sink().apply(command, NOTHING))
        .isInstanceOfSatisfying(
            Outcome.Deferred.class,
            own -> assertThat(own.retryAfter()).contains(Duration.ofSeconds(380)));
    id = desk.people().create("Other", "text");
    assertThat(desk.tracker().sink().apply(command("now", Visibility.PUBLIC), NOTHING))
        .isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void whatZendeskWouldCutWithoutAWordIsRefused() {
    long before = desk.truth().writes();

    assertThat(desk.tracker().sink().apply(command("é".repeat(40_000), Visibility.PUBLIC), NOTHING))
        .isInstanceOf(Outcome.Refused.class);
    assertThat(desk.truth().writes()).isEqualTo(before);
  }
}
