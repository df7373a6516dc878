package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.config.ConfigProblem;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.jira.JiraComment;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.junit.jupiter.api.Test;

/** Zendesk as a user of the commands meets it. */
final class ZendeskTest extends DeskCase<ZendeskAndJira> {

  ZendeskTest() {
    super(new ZendeskAndJira());
  }

  private List<TicketView.Said> said(long id) {
    return trackers.ticket(id).comments();
  }

  private boolean isSaid(long id, String words) {
    return said(id).stream().anyMatch(s -> s.text().contains(words));
  }

  @Test
  void aTicketGetsAMirrorAndTheNextSyncWritesNothing() {
    long id = trackers.ask("Printer on fire 🔥");
    trackers.zendesk.as("alice").set(id, "priority", "high");
    Path file = trackers.configuration(dir);

    assertGood(trackers.sync(file));

    assertThat(mirror().text("summary")).isEqualTo("Printer on fire 🔥");
    assertThat(mirror().text("description")).contains("It does not work.");
    assertGood(trackers.sync(file));
    long changes = trackers.zendesk.inspect().changes();
    assertGood(trackers.sync(file));
    assertThat(trackers.zendesk.inspect().changes()).isEqualTo(changes);
    assertThat(trackers.mirrors()).hasSize(1);
    assertThat(comments()).isEmpty();
  }

  @Test
  void whatIsSaidGoesBothWays() {
    long id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.zendesk.as("alice").comment(id, "We are on it.");
    trackers.jira.as("bob").comment(mirror().key(), "It is the *fuser*.");

    assertGood(trackers.sync(file));
    assertGood(trackers.sync(file));

    assertThat(comments())
        .hasSize(2)
        .allMatch(ZendeskTest::isOpen)
        .anyMatch(c -> c.text().contains("We are on it."));
    assertThat(said(id))
        .filteredOn(s -> s.text().contains("It is the"))
        .singleElement()
        .matches(TicketView.Said::isPublic);
  }

  /** N5: Zendesk's internal notes are for the team; so are Jira's that only a group may see. */
  @Test
  void aNoteForInsidersStaysOneAndIsMailedToNobody() {
    long id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    int mails = trackers.zendesk.inspect().mails().size();
    trackers.zendesk.as("alice").note(id, "The customer does not pay.");
    trackers.jira.as("bob").restrictedComment(mirror().key(), "Nor does he ask nicely.", INSIDERS);

    assertGood(trackers.sync(file));

    assertThat(comments())
        .filteredOn(c -> c.text().contains("does not pay"))
        .singleElement()
        .matches(c -> !isOpen(c));
    assertThat(said(id))
        .filteredOn(s -> s.text().contains("ask nicely"))
        .singleElement()
        .matches(s -> !s.isPublic());
    assertThat(trackers.zendesk.inspect().mails()).hasSize(mails);
  }

  /** N5: nobody can change a comment of Zendesk, but it can be taken out of customers' sight. */
  @Test
  void whatBecomesInternalIsHiddenFromCustomers() {
    long id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    long comment = trackers.jira.as("bob").comment(mirror().key(), "He never pays.");
    assertGood(trackers.sync(file));
    assertThat(said(id)).anyMatch(s -> s.text().contains("never pays") && s.isPublic());

    trackers.jira.as("bob").hideComment(comment, true, INSIDERS);
    assertGood(trackers.sync(file));
    assertGood(trackers.sync(file));

    assertThat(said(id))
        .filteredOn(s -> s.text().contains("never pays"))
        .singleElement()
        .matches(s -> !s.isPublic());
  }

  /** N5: what Zendesk blacks out is not kept elsewhere. */
  @Test
  void wordsThatAreRedactedAreRedactedOnTheMirrorToo() {
    long id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    long comment = trackers.zendesk.as("alice").comment(id, "The number is 4711-0815.");
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").comment(mirror().key(), "I see.");
    assertGood(trackers.sync(file));
    assertThat(comments()).anyMatch(c -> c.text().contains("4711-0815"));

    trackers.zendesk.as("alice").redact(id, comment, "4711-0815");
    assertGood(trackers.sync(file));

    assertThat(comments()).noneMatch(c -> c.text().contains("4711-0815"));
  }

  @Test
  void aStatusGoesBothWays() {
    long id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.zendesk.as("alice").assign(id, "alice");
    assertGood(trackers.sync(file));
    assertThat(trackers.ticket(id).status()).isEqualTo("open");
    assertThat(mirror().status()).isEqualTo("In Progress");

    trackers.jira.as("bob").transition(mirror().key(), "In Review");
    trackers.jira.as("bob").transition(mirror().key(), "Done", Map.of("resolution", "Done"));
    assertGood(trackers.sync(file));

    assertThat(trackers.ticket(id).status()).isEqualTo("solved");
  }

  @Test
  void aFileGoesAlongInBothDirections() {
    long id = trackers.ask("Printer");
    byte[] content = "hot 🔥".getBytes(StandardCharsets.UTF_8);
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").attach(mirror().key(), "Würfel.txt", "text/plain", content);
    trackers.zendesk.as("alice").attach(id, "log.txt", content);

    assertGood(trackers.sync(file));
    assertGood(trackers.sync(file));

    assertThat(trackers.ticket(id).files())
        .extracting(TicketView.FileView::name)
        .containsExactlyInAnyOrder("Würfel.txt", "log.txt");
    assertThat(trackers.ticket(id).files())
        .extracting(TicketView.FileView::content)
        .containsOnly(content);
    assertThat(comments()).noneMatch(c -> c.text().contains("File:"));
  }

  @Test
  void whatComesForAClosedTicketIsToldAndStopsNothingElse() { // N10
    long closed = trackers.ask("Closed");
    long open = trackers.ask("Open");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.zendesk.as("alice").assign(closed, "alice");
    trackers.zendesk.as("alice").status(closed, "solved");
    trackers.zendesk.admin().close(closed);
    trackers.mirrors().forEach(m -> trackers.jira.as("bob").comment(m.key(), "It is the fuser."));

    Answer answer = trackers.sync(file);

    assertThat(said(open)).anyMatch(s -> s.text().contains("fuser"));
    assertThat(said(closed)).noneMatch(s -> s.text().contains("fuser"));
    assertThat(answer.out() + Answer.to(Small.on(file, "status")).out()).contains("follow-up");
  }

  /** N2: what the customer answers there is heard in Jira. */
  @Test
  void aFollowUpThatTheBridgeMadeGetsAMirrorOfItsOwn() {
    long closed = trackers.ask("Printer");
    trackers.sayOnFollowUps();
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.zendesk.as("alice").assign(closed, "alice");
    trackers.zendesk.as("alice").status(closed, "solved");
    trackers.zendesk.admin().close(closed);
    trackers.jira.as("bob").comment(mirror().key(), "It is the fuser.");
    assertGood(trackers.sync(file));
    long followUp = trackers.ticket(closed).followups().getFirst();

    trackers.zendesk.as("ann").comment(followUp, "It smokes again.");
    assertGood(trackers.sync(file));
    assertGood(trackers.sync(file));

    assertThat(trackers.mirrors())
        .flatExtracting(issue -> issue.parts().comments())
        .extracting(JiraComment::text)
        .anyMatch(text -> text.contains("smokes again"));
    assertThat(said(followUp)).filteredOn(TicketView.Said::isPublic).hasSize(2);
    assertThat(trackers.mirrors()).hasSize(2);
  }

  @Test
  void aMergedTicketIsToldOnItsMirror() {
    long id = trackers.ask("Printer");
    long other = trackers.ask("Printer again");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.zendesk.as("alice").merge(other, id);

    assertGood(trackers.sync(file));

    assertThat(trackers.mirrors())
        .filteredOn(issue -> issue.text("summary").equals("Printer again"))
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.parts().comments())
                    .anyMatch(c -> c.text().contains("merged") && !isOpen(c)));
  }

  @Test
  void aTokenThatZendeskDoesNotKnowIsOneSentence() {
    trackers.ask("Printer");
    Path file = trackers.configuration(dir, "no-token-of-this-account");

    Answer doctor = Answer.to(Small.on(file, "doctor"));
    Answer sync = Answer.to(Small.on(file, "sync"));

    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).contains("anonymous").contains("auth");
    assertThat(sync.code()).isEqualTo(3);
    assertThat(doctor.out() + doctor.err() + sync.out() + sync.err())
        .doesNotContain("no-token-of-this-account");
    assertThat(trackers.mirrors()).isEmpty();
  }

  @Test
  void aBrokenZendeskIsToldAndWhatWaitedIsDoneOnceItAnswers() {
    long id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").comment(mirror().key(), "It is the fuser.");
    trackers.breaking(request -> Fault.Status.of(500));

    Answer broken = trackers.sync(file);

    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.out() + broken.err()).contains("support", "500");
    trackers.breaking(FaultPlan.none());
    for (int tries = 0; tries < MOST_TRIES && !isSaid(id, "fuser"); tries++) {
      trackers.sync(file);
    }
    assertGood(trackers.sync(file));
    assertThat(said(id)).filteredOn(s -> s.text().contains("fuser")).hasSize(1);
    assertThat(Answer.to(Small.on(file, "status")).code()).isZero();
  }

  @Test
  void doctorTellsOfAnotherBridgeAndOfMailsThatAreHeldBack() {
    long id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    Answer calm = Answer.to(Small.on(file, "doctor"));
    assertThat(calm.out()).contains("Zendesk knows the bridge as", "links no tickets");
    assertThat(calm.code()).as(calm.out()).isZero();
    trackers.zendesk.admin().linkToJira(id, 10_001, "ENG-77");
    trackers.zendesk.admin().suspend("eve@customer.example", "Help", "Please");

    Answer doctor = Answer.to(Small.on(file, "doctor"));

    assertThat(doctor.out()).contains("ENG-77", "14 days");
  }

  @Test
  void theSchemaHasItsKeys() {
    assertThat(Answer.to("schema").out()).contains("internalTickets", "groups");
  }

  @Test
  void theExampleIsAcceptedByTheAdaptersThemselves() {
    Path file = Path.of("../config/examples/zendesk-jira.yaml");
    Map<String, String> environment = Map.of("ZENDESK_TOKEN", "t", "JIRA_TOKEN", "t");

    assertThat(ConfigLoader.load(file, environment, Adapters.found()).problems())
        .filteredOn(ConfigProblem::isError)
        .extracting(ConfigProblem::render)
        .isEmpty();
  }
}
