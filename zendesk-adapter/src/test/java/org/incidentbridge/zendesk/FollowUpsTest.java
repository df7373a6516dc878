package org.incidentbridge.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.ContentSource;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.testkit.sim.SimResponse;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.text.RichText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Closed tickets take nothing more; what is said for them goes on in a follow-up. */
final class FollowUpsTest {

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

    assertThat(desk.settled(command, desk.now())).isInstanceOf(Outcome.Applied.class);
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
        request -> Answers.unmarked(desk.counter.handle(request)));
    desk.line.nextWrite(desk.counter); // the ticket refuses it
    desk.loseNextAnswer();

    assertThat(desk.tracker().sink().apply(command, NOTHING)).isInstanceOf(Outcome.Unknown.class);

    assertThat(desk.settled(command, desk.now())).isInstanceOf(Outcome.Applied.class);
  }

  private void followUps() {
    desk.close();
    desk.use(Map.of("followUps", true));
  }
}
