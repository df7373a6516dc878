package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  private Outcome settled(AddComment command, Instant since) {
    Outcome outcome = desk.tracker().sink().settle(command, since);
    for (int tries = 0; tries < 20 && outcome instanceof Outcome.Unknown; tries++) {
      desk.pass(Duration.ofSeconds(30));
      outcome = desk.tracker().sink().settle(command, since);
    }
    return outcome;
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

    assertThat(settled(command, desk.now()))
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
        request -> unmarked(desk.counter.handle(request)));
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
        request -> triggered(desk.counter.handle(request)));
    desk.loseNextAnswer();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, desk.now()))
        .isInstanceOfSatisfying(
            Outcome.Applied.class, a -> assertThat(a.receipt().beside()).containsExactly("tags"));
  }

  /** A trigger tags whatever somebody says. */
  private static SimResponse triggered(SimResponse answer) {
    try {
      JsonNode body = ZendeskJson.JSON.readTree(answer.body());
      for (JsonNode audit : body.path("audits")) {
        var events = (ArrayNode) audit.path("events");
        if (events.findValuesAsText("type").contains("Comment")) {
          events.addObject().put("type", "Change").put("field_name", "tags").put("value", "said");
        }
      }
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SimResponse unmarked(SimResponse answer) {
    try {
      JsonNode body = ZendeskJson.JSON.readTree(answer.body());
      body.path("comments").forEach(c -> ((ObjectNode) c.path("metadata")).putObject("custom"));
      return SimResponse.json(answer.status(), body.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aCommentThatNeverArrivedIsKnownNotToBeThereOnceItCannotComeAnyMoreN3() {
    AddComment command = command("never", Visibility.PUBLIC);
    desk.loseNextRequest();
    Instant sent = desk.now();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.tracker().sink().settle(command, sent)).isInstanceOf(Outcome.Unknown.class);
    assertThat(settled(command, sent)).isInstanceOf(Outcome.NotApplied.class);
  }

  @Test
  void aCommentThatComesLateIsNotAddedTwiceN3() {
    AddComment command = command("late", Visibility.PUBLIC);
    desk.delayNextRequest(Duration.ofSeconds(75));
    Instant sent = desk.now();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, sent)).isInstanceOf(Outcome.Applied.class);
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

  private void followUps() {
    desk.close();
    desk.use(Map.of("followUps", true));
  }

  @Test
  void whatComesForAClosedTicketIsSaidOnOneFollowUpIfThatIsWanted() {
    followUps();
    id = String.valueOf(desk.zendesk.as("carol").report("Help", "text"));
    desk.zendesk.admin().close(Long.parseLong(id));

    Outcome first = desk.tracker().sink().apply(command("for you", Visibility.PUBLIC), NOTHING);
    Outcome second = desk.tracker().sink().apply(command("for us", Visibility.INTERNAL), NOTHING);

    TicketView follow = desk.ticket(String.valueOf(desk.ticket(id).followups().getFirst()));
    assertThat(desk.ticket(id).followups()).hasSize(1);
    assertThat(follow.subject()).isEqualTo("Help");
    assertThat(follow.field("requester_id")).isEqualTo(desk.ticket(id).field("requester_id"));
    assertThat(follow.comments())
        .extracting(TicketView.Said::text)
        .containsExactly("for you", "for us");
    assertThat(follow.comments())
        .extracting(TicketView.Said::isPublic)
        .containsExactly(true, false);
    assertThat(List.of(first, second))
        .allSatisfy(
            o ->
                assertThat(((Outcome.Applied) o).receipt().losses().getFirst().message())
                    .contains("follow-up"));
  }

  @Test
  void aFollowUpIsMadeInWhateverLanguageZendeskRefuses() {
    followUps();
    desk.zendesk.admin().close(Long.parseLong(id));
    desk.line.nextWrite(
        request ->
            SimResponse.json(
                422,
                "{\"error\":\"RecordInvalid\",\"description\":\"Ungültig\",\"details\":{\"status\":["
                    + "{\"description\":\"Status: geschlossen\",\"error\":\"StatusClosed\"}]}}"));

    Outcome outcome = desk.tracker().sink().apply(command("news", Visibility.PUBLIC), NOTHING);

    assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    assertThat(desk.ticket(id).followups()).hasSize(1);
  }

  @Test
  void anInternalCommentMakesAFollowUpThatNoCustomerSeesN5() {
    followUps();
    id = String.valueOf(desk.zendesk.as("carol").report("Help", "text"));
    desk.zendesk.admin().close(Long.parseLong(id));
    int mails = desk.zendesk.inspect().mails().size();

    desk.tracker().sink().apply(command("do not tell", Visibility.INTERNAL), NOTHING);

    TicketView follow = desk.ticket(String.valueOf(desk.ticket(id).followups().getFirst()));
    assertThat(follow.comments()).noneMatch(TicketView.Said::isPublic);
    assertThat(desk.zendesk.inspect().mails()).hasSize(mails);
  }

  /** N3: who works on it goes on in the other ticket. */
  @Test
  void aMergedTicketGetsNoFollowUp() {
    followUps();
    String other = desk.people().create("Other", "text");
    desk.alice().merge(Long.parseLong(id), Long.parseLong(other));
    int before = desk.truth().tickets();

    Outcome outcome = desk.tracker().sink().apply(command("news", Visibility.PUBLIC), NOTHING);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.message()).contains("merged into " + other));
    assertThat(desk.truth().tickets()).isEqualTo(before);
  }

  /** N5: a follow-up that was given to another customer is not this one's any more. */
  @Test
  void nothingIsSaidOnAFollowUpThatSomebodyElseAskedFor() {
    followUps();
    desk.zendesk.admin().addCustomer("mallory", "mallory@customer.example");
    id = String.valueOf(desk.zendesk.as("carol").report("Help", "text"));
    desk.zendesk.admin().close(Long.parseLong(id));
    long foreign = desk.alice().followUp(Long.parseLong(id), "again");
    long stranger = desk.zendesk.inspect().user("mallory");
    desk.alice().set(foreign, "requester_id", String.valueOf(stranger));

    desk.tracker().sink().apply(command("for carol", Visibility.PUBLIC), NOTHING);

    assertThat(desk.ticket(String.valueOf(foreign)).comments())
        .extracting(TicketView.Said::text)
        .doesNotContain("for carol");
    assertThat(desk.ticket(id).followups()).hasSize(2);
  }

  @Test
  void aFollowUpWhoseAnswerWasLostIsMadeOnceN3() {
    followUps();
    desk.zendesk.admin().close(Long.parseLong(id));
    AddComment command = command("once", Visibility.PUBLIC);
    desk.line.nextWrite(desk.counter); // the ticket refuses it
    desk.loseNextAnswer();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, desk.now())).isInstanceOf(Outcome.Applied.class);
    assertThat(desk.ticket(id).followups()).hasSize(1);
  }

  @Test
  void aCommentOnAFollowUpWhoseAuditAloneShowsItsKeyIsFoundN3() {
    followUps();
    desk.zendesk.admin().close(Long.parseLong(id));
    desk.tracker().sink().apply(command("first", Visibility.PUBLIC), NOTHING);
    AddComment command = command("once", Visibility.PUBLIC);
    desk.line.always(
        request -> request.method().equals("GET") && request.path().endsWith("/comments"),
        request -> unmarked(desk.counter.handle(request)));
    desk.line.nextWrite(desk.counter); // the ticket refuses it
    desk.loseNextAnswer();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(settled(command, desk.now())).isInstanceOf(Outcome.Applied.class);
  }

  @Test
  void aPublicCommentThatZendeskDoesNotShowToCustomersIsToldN2() {
    desk.line.nextWrite(request -> internal(desk.counter.handle(request)));

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

  private static SimResponse internal(SimResponse answer) {
    return SimResponse.json(
        answer.status(),
        new String(answer.body(), StandardCharsets.UTF_8)
            .replaceAll("\"public\"\\s*:\\s*true", "\"public\":false"));
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

    assertThat(settled(command, sent)).isInstanceOf(Outcome.Applied.class);
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
