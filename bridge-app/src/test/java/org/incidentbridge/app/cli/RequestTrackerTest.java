package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.config.ConfigProblem;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.rt.RtTicketView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Request Tracker as a user of the commands meets it. */
final class RequestTrackerTest extends DeskCase<RtAndJira> {

  RequestTrackerTest() {
    super(new RtAndJira());
  }

  private List<RtTicketView.Said> said(int id) {
    return trackers.ticket(id).said();
  }

  @Test
  void aTicketGetsAMirrorAndTheNextSyncWritesNothing() {
    int id = trackers.ask("Printer on fire 🔥");
    trackers.rt.as("alice").set(id, "Priority", "60");
    Path file = trackers.configuration(dir);

    Answer first = trackers.sync(file);

    assertGood(first);
    assertThat(mirror().text("summary")).isEqualTo("Printer on fire 🔥");
    assertThat(mirror().text("description")).contains("It does not work.");
    long changes = trackers.rt.inspect().changes();
    assertGood(trackers.sync(file));
    assertThat(trackers.rt.inspect().changes()).isEqualTo(changes);
    assertThat(trackers.mirrors()).hasSize(1);
  }

  @Test
  void whatIsSaidGoesBothWays() {
    int id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.rt.as("alice").correspond(id, "We are on it.");
    trackers.jira.as("bob").comment(mirror().key(), "It is the *fuser*.");

    assertGood(trackers.sync(file));

    assertThat(comments()).anyMatch(c -> c.text().contains("We are on it.") && isOpen(c));
    assertThat(said(id))
        .filteredOn(s -> s.text().contains("It is the"))
        .singleElement()
        .matches(RtTicketView.Said::toRequestors);
  }

  /** N5: RT's comments are for the team; so are Jira's that only a group may see. */
  @Test
  void aNoteForInsidersStaysOne() {
    int id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.rt.as("alice").comment(id, "The customer does not pay.");
    trackers.jira.as("bob").restrictedComment(mirror().key(), "Nor does he ask nicely.", INSIDERS);

    assertGood(trackers.sync(file));

    assertThat(comments())
        .filteredOn(c -> c.text().contains("does not pay"))
        .singleElement()
        .matches(c -> !isOpen(c));
    assertThat(said(id))
        .filteredOn(s -> s.text().contains("ask nicely"))
        .singleElement()
        .matches(s -> !s.toRequestors());
  }

  @Test
  void aStatusGoesBothWays() {
    int id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.rt.as("alice").status(id, "open");
    assertGood(trackers.sync(file));
    assertThat(mirror().status()).isEqualTo("In Progress");

    trackers.jira.as("bob").transition(mirror().key(), "In Review");
    trackers.jira.as("bob").transition(mirror().key(), "Done", Map.of("resolution", "Done"));
    assertGood(trackers.sync(file));

    assertThat(trackers.ticket(id).status()).isEqualTo("resolved");
  }

  /** N4: RT opens whatever is answered; what engineering says is no progress in itself. */
  @Test
  void anAnswerThatIsCopiedChangesNoStatus() {
    int id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").comment(mirror().key(), "We have seen this before.");

    assertGood(trackers.sync(file));
    assertGood(trackers.sync(file));

    assertThat(said(id)).hasSize(1);
    assertThat(trackers.ticket(id).status()).isEqualTo("new");
    assertThat(mirror().status()).isEqualTo("Backlog");
  }

  /** RT mails whoever asks, so that nobody does; who asked in Jira stays so there. */
  @Test
  void aTicketFromElsewhereHasNoRequestorAndMailsNobody() {
    Path file = trackers.fromJira().configuration(dir);
    String issue = trackers.jira.as("bob").create("ENG", "Bug", "Disk full");
    assertGood(trackers.sync(file));
    RtTicketView made = trackers.rt.inspect().tickets().getFirst();

    trackers.jira.as("bob").comment(issue, "It is full again.");
    assertGood(trackers.sync(file));

    assertThat(made.requestors()).isEmpty();
    assertThat(made.copies()).isEmpty();
    assertThat(said(made.id())).singleElement().matches(RtTicketView.Said::toRequestors);
    assertThat(made.history()).noneMatch(c -> c.type().contains("Email"));
    assertThat(ledger(file, issue)).containsOnlyOnce("Requestor: RT mails");
  }

  @Test
  void aRequestorWhoIsAddedInRtStaysAndChangesNobodyElsewhere() {
    Path file = trackers.fromJira().configuration(dir);
    String issue = trackers.jira.as("bob").create("ENG", "Bug", "Disk full");
    assertGood(trackers.sync(file));
    RtTicketView made = trackers.rt.inspect().tickets().getFirst();
    trackers.rt.as("alice").watchers(made.id(), "Requestor", "ann@customer.example");

    assertGood(trackers.sync(file));
    assertGood(trackers.sync(file));
    long changes = trackers.rt.inspect().changes();
    assertGood(trackers.sync(file));

    assertThat(trackers.rt.inspect().changes()).isEqualTo(changes);
    assertThat(made.requestors()).containsExactly("ann@customer.example");
    assertThat(Answer.to(Small.on(file, "status")).out()).contains("0 held, 0 conflicts");
    assertThat(ledger(file, issue)).contains("reporter      Bob Example");
  }

  private static String ledger(Path file, String ticket) {
    return Answer.to(Small.on(file, "explain", ticket)).out();
  }

  @Test
  void aFileGoesAlong() {
    int id = trackers.ask("Printer");
    byte[] content = "hot 🔥".getBytes(StandardCharsets.UTF_8);
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").attach(mirror().key(), "Würfel.txt", "text/plain", content);

    assertGood(trackers.sync(file));

    assertThat(trackers.ticket(id).files())
        .singleElement()
        .satisfies(f -> assertThat(f.name()).isEqualTo("Würfel.txt"))
        .satisfies(f -> assertThat(f.content()).isEqualTo(content));
  }

  @Test
  void aMergedTicketIsToldOnItsMirror() {
    int id = trackers.ask("Printer");
    int other = trackers.ask("Printer again");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.rt.as("alice").merge(other, id);

    now(file);

    assertThat(trackers.mirrors())
        .filteredOn(issue -> issue.text("summary").equals("Printer again"))
        .singleElement()
        .satisfies(
            issue ->
                assertThat(issue.parts().comments())
                    .anyMatch(c -> c.text().contains("merged") && !isOpen(c)));
  }

  /** Merged and deleted tickets are in none of RT's searches. */
  private void now(Path file) {
    Answer swept = Answer.to(Small.on(file, "sync", "--sweep"));
    assertThat(swept.code()).as(swept.out() + swept.err()).isZero();
  }

  @Test
  void aTokenThatIsNotRtsIsOneSentence() {
    trackers.ask("Printer");
    String wrong = "1-28-0123456789abcdef0123456789abcdef";
    Path file = trackers.configuration(dir, wrong);

    Answer doctor = Answer.to(Small.on(file, "doctor"));
    Answer sync = Answer.to(Small.on(file, "sync"));

    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out()).containsOnlyOnce("401").contains("auth");
    assertThat(sync.code()).isEqualTo(3);
    assertThat(sync.out() + sync.err()).contains("help", "401");
    assertThat(doctor.out() + doctor.err() + sync.out() + sync.err()).doesNotContain(wrong);
    assertThat(trackers.mirrors()).isEmpty();
  }

  @Test
  void aTokenOfAnotherShapeIsToldBeforeAnythingIsAsked() {
    Path file = trackers.configuration(dir, "hunter2-of-a-test");

    Answer answer = Answer.to(Small.on(file, "validate"));

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.out() + answer.err())
        .contains("auth.token", "1-23-0123456789abcdef")
        .doesNotContain("hunter2");
  }

  @Test
  void aBrokenRtIsToldAndWhatWaitedIsDoneOnceItAnswers() {
    int id = trackers.ask("Printer");
    Path file = trackers.configuration(dir);
    assertGood(trackers.sync(file));
    trackers.jira.as("bob").comment(mirror().key(), "It is the fuser.");
    trackers.breaking(request -> Fault.Status.of(500));

    Answer broken = trackers.sync(file);

    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.out() + broken.err()).contains("help", "500");
    assertThat(Answer.to(Small.on(file, "status")).out()).contains("help", "500");
    trackers.breaking(FaultPlan.none());
    for (int tries = 0; tries < MOST_TRIES && said(id).isEmpty(); tries++) {
      trackers.sync(file);
    }
    assertGood(trackers.sync(file));
    assertThat(said(id)).filteredOn(s -> s.text().contains("fuser")).hasSize(1);
    assertThat(Answer.to(Small.on(file, "status")).code()).isZero();
  }

  @Test
  void doctorFindsNothingWrong() {
    trackers.ask("Printer");
    Path file = trackers.configuration(dir);

    Answer doctor = Answer.to(Small.on(file, "doctor"));

    assertThat(doctor.out()).contains("RT knows the bridge as bridge", "RT reads dates in UTC");
    assertThat(doctor.code()).as(doctor.out()).isZero();
  }

  @Test
  void theSchemaHasItsKeys() {
    assertThat(Answer.to("schema").out()).contains("transactionField", "queues");
  }

  @Test
  void aTokenThatIsNotThereIsNotSaidToLookWrongBesides() {
    Path file = Path.of("../config/examples/rt-mantis.yaml");
    Map<String, String> environment = Map.of("MANTIS_TOKEN", "t".repeat(32));

    assertThat(ConfigLoader.load(file, environment, Adapters.found()).problems())
        .filteredOn(ConfigProblem::isError)
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("RT_TOKEN is not set"));
  }

  @Test
  void thatColleaguesTalkIsMailedToCustomersIsToldUnlessItIsWritten() throws IOException {
    String text = Files.readString(Path.of("../config/examples/rt-mantis.yaml"));
    String tagged =
        text.substring(text.indexOf("      back: tagged"), text.indexOf("      internalN"));

    assertThat(warnings(text)).noneMatch(told -> told.contains("mails"));
    assertThat(warnings(text.replace(tagged, "      back: public\n")))
        .noneMatch(told -> told.contains("mails"));
    assertThat(warnings(text.replace(tagged, "")))
        .filteredOn(told -> told.contains("mails"))
        .singleElement()
        .asString()
        .contains("every public comment in developers goes to help, which mails it");
  }

  private List<String> warnings(String text) throws IOException {
    Path file = Files.writeString(dir.resolve("mails.yaml"), text);
    Map<String, String> environment =
        Map.of("RT_TOKEN", "1-28-" + "0123456789abcdef".repeat(2), "MANTIS_TOKEN", "t".repeat(32));
    return ConfigLoader.load(file, environment, Adapters.found()).problems().stream()
        .map(ConfigProblem::render)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rt-jira", "rt-mantis"})
  void anExampleIsAcceptedByTheAdaptersThemselves(String name) {
    Path file = Path.of("../config/examples", name + ".yaml");
    String token = "1-28-0123456789abcdef0123456789abcdef";
    Map<String, String> environment =
        Map.of("RT_TOKEN", token, "JIRA_TOKEN", "t", "MANTIS_TOKEN", "t".repeat(32));

    assertThat(ConfigLoader.load(file, environment, Adapters.found()).problems())
        .filteredOn(ConfigProblem::isError)
        .extracting(ConfigProblem::render)
        .isEmpty();
  }
}
