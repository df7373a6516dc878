package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ticket that nobody answered in time, as the commands tell of it. */
final class PromisesTest {

  private static final String POLICY =
      """
      pack: small
      title: Small
      effective: 2020-01-01
      clocks:
        response:
          { title: First response, start: created, stop: responded, hours: 24x7, targets: { otherwise: %s } }
      levels: { L1: { title: Desk }, L2: { title: Engineers } }
      steps:
        missed:
          at: breach of response
          do: [ { raise: L2 }, { oblige: call }, { comment: "The response was due at {{due}}." } ]
      obligations:
        call: { title: Call the customer, who: [ ann@acme.example ], due: 15m }
      """;

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config;
  private String ticket = "";

  @BeforeEach
  void miss() throws IOException {
    trackers.now.updateAndGet(now -> now.minus(Duration.ofHours(3)));
    ticket = "helpdesk:" + trackers.report("The printer is on fire");
    trackers.now.updateAndGet(now -> now.plus(Duration.ofHours(3)));
    config = trackers.configuration(dir);
    Files.writeString(dir.resolve("policy.yaml"), POLICY.formatted("1h"));
    Files.writeString(config, "policy: [ policy.yaml ]\n", StandardOpenOption.APPEND);
    assertThat(on("sync").code()).isZero();
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }

  @Test
  void anExplanationProvesTheDueTimeAndTellsTheStepThatIsLate() throws IOException {
    Answer story = on("explain", ticket);

    assertThat(story.code()).isZero();
    assertThat(story.out())
        .contains("CLOCK response (First response): breached", "counted 1h, 1h in all")
        .contains("STEP missed#1", "clock response was due at", "late by");
    var promises = on("explain", ticket, "--json").json().path("promises");
    assertThat(promises.path("clocks").path(0).path("state").asText()).isEqualTo("breached");
    assertThat(promises.path("steps").path(0).path("step").asText()).isEqualTo("missed#1");
  }

  @Test
  void aDutyIsListedUntilItIsAcknowledged() {
    Answer list = on("obligations");
    assertThat(list.code()).as("it is overdue").isEqualTo(1);
    assertThat(list.out()).contains("call", "Call the customer", "ann@acme.example", "overdue by");

    assertThat(on("obligations", ticket, "--done", "call").err()).contains("--by WHO");
    assertThat(on("obligations", ticket, "--done", "call", "--by", "ann@acme.example").code())
        .isZero();

    assertThat(on("obligations").out()).contains("No open obligations.");
    assertThat(on("obligations", "--all").out()).contains("late");
    Answer again = on("obligations", ticket, "--done", "call", "--by", "ann@acme.example");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err())
        .contains("call of " + ticket + " was done at", "ann@acme.example at", "by command");
  }

  @Test
  void whoAcknowledgedIsListedWithWhenAndHow() {
    on("obligations", ticket, "--done", "call", "--by", "ann@acme.example", "--note", "at home");

    assertThat(on("obligations", "--all").out())
        .contains("ACKNOWLEDGED BY")
        .containsPattern("ann@acme.example at \\d{4}-\\d\\d-\\d\\d .*, by command: at home");
  }

  @Test
  void anObligationThatNobodyKnowsIsToldWithThoseThatThereAre() {
    Answer unknown = on("obligations", ticket, "--done", "cal", "--by", "ann@acme.example");

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("The policy has no obligation named cal; it has call. Open here: call.");
  }

  @Test
  void anotherSyncTellsNothingOnceMore() {
    int comments = trackers.mantis.inspect().issues().getFirst().notes().size();
    assertThat(on("sync").code()).isZero();

    assertThat(trackers.mantis.inspect().issues().getFirst().notes()).hasSize(comments);
  }

  @Test
  void aReportCountsTheMiss() {
    Answer report = on("report", "sla");

    assertThat(report.code()).isZero();
    assertThat(report.out()).contains("First response");
  }

  @Test
  void aLaxerPolicyWouldHaveSavedIt() throws IOException {
    Path lax = Files.writeString(dir.resolve("lax.yaml"), POLICY.formatted("12h"));

    Answer tried = on("backtest", "--policy", lax.toString());

    assertThat(tried.code()).isZero();
    assertThat(tried.out())
        .contains("0 promises would newly be breached and 1 saved")
        .contains("Saved: breached under the present policy, and not under the one tried (1):")
        .contains("Breached in all: 1 of 1 (100.0 %) under the present policy, 0 of 1 (0.0 %)")
        .doesNotContain("Newly breached:", "Not replayed");
    assertThat(on("backtest", "--policy", lax.toString(), "--since", "2999-01-01").out())
        .contains("Not replayed: 1 incident that began before --since.");
    var json = on("backtest", "--policy", lax.toString(), "--json").json();
    assertThat(json.toString()).contains("saved");
  }

  @Test
  void clocksThatOneOfTheTwoDoesNotHaveAreNamed() throws IOException {
    Path other =
        Files.writeString(
            dir.resolve("other.yaml"), POLICY.formatted("12h").replace("response", "answer"));

    Answer tried = on("backtest", "--policy", other.toString());

    assertThat(tried.out())
        .startsWith(
            "Clocks are compared by name. Only in the present policy: response, so what it breaches counts as saved. Only in the one tried: answer, so what it breaches counts as newly breached.\n")
        .containsPattern("BY LEVEL[^\\v]*\\R(.+\\R)+Steps count from the beginning here")
        .contains("levels can differ from those of report levels");
    var json = on("backtest", "--policy", other.toString(), "--json").json();
    assertThat(json.path("clocksOnlyNow").toString()).isEqualTo("[\"response\"]");
    assertThat(json.path("clocksOnlyThen").toString()).isEqualTo("[\"answer\"]");
    String same = dir.resolve("policy.yaml").toString();
    assertThat(on("backtest", "--policy", same).out()).doesNotContain("compared by name");
  }

  @Test
  void exportedHistoriesTellTheSameAndAreForTheirUserAlone() throws IOException {
    Path lax = Files.writeString(dir.resolve("lax.yaml"), POLICY.formatted("12h"));
    Path past = dir.resolve("past.ndjson");

    assertThat(on("backtest", "--export", past.toString()).code()).isZero();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(past)))
        .isEqualTo("rw-------");
    assertThat(on("backtest", "--policy", lax.toString(), "--from", past.toString()).out())
        .isEqualTo(on("backtest", "--policy", lax.toString()).out());
  }

  @Test
  void importedHistoriesAreThoseOfTheTracker() throws IOException {
    Path past = dir.resolve("past.ndjson");

    Answer answer = on("backtest", "--import", "helpdesk", "--to", past.toString());

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(Files.readString(past)).contains("\"tracker\":\"helpdesk\"", "\"kind\":\"opened\"");
    assertThat(Files.readAllLines(past)).hasSize(trackers.mantis.inspect().issues().size());
  }

  @Test
  void whatHasNoServiceIsNamedNoneInABacktestToo() throws IOException {
    Path lax = Files.writeString(dir.resolve("lax.yaml"), POLICY.formatted("12h"));

    assertThat(on("backtest", "--policy", lax.toString()).out())
        .containsPattern("BY SERVICE.*\\R(-.*\\R)?none +1 ")
        .doesNotContain("no service");
    var json = on("backtest", "--policy", lax.toString(), "--json").json();
    assertThat(json.path("byService").has("none")).isTrue();
    assertThat(json.path("findings").path(0).path("service").asText()).isEqualTo("none");
  }

  @Test
  void whereATrackerShowsNoHistoriesAnImportSaysSo() throws IOException {
    trackers.mantis.admin().configure("view_history_threshold", AccessLevel.ADMINISTRATOR.value());

    Answer answer = on("backtest", "--import", "helpdesk", "--to", dir + "/past.ndjson");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.err().replaceAll("\\s+", " "))
        .contains("The file tells how tickets stand now, and not what was changed: MantisBT");
  }

  /** A note that its tracker dates half an hour after the report, but that is read hours later. */
  private void answerLearntOfLate() {
    trackers.mantis.admin().addUser("carol", AccessLevel.DEVELOPER);
    int id = trackers.mantis.inspect().issues().getFirst().id();
    trackers.now.updateAndGet(now -> now.minus(Duration.ofMinutes(150)));
    trackers.mantis.as("carol").note(id, "I look at it.");
    trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(151)));
    trackers.mantis.as("carol").edit(id).set("summary", "The printer is still on fire").save();
    assertThat(on("sync").code()).isZero();
  }

  @Test
  void theClocksAreToldAsKnownNowAndAsKnownThen() throws IOException {
    String then = Instant.now().toString();
    answerLearntOfLate();

    assertThat(on("explain", ticket).out())
        .contains("CLOCK response (First response): met", "STEP missed#1");
    Answer known = on("explain", ticket, "--as-known-at", then);
    assertThat(known.code()).isZero();
    assertThat(known.out())
        .contains("as known at", "CLOCK response (First response): breached", "STEP missed#1")
        .doesNotContain("FIELD");
    var json = on("explain", ticket, "--as-known-at", then, "--json").json();
    assertThat(json.path("promises").path("clocks").path(0).path("state").asText())
        .isEqualTo("breached");
  }

  @Test
  void whatWasNotKnownThenIsSaid() {
    assertThat(on("explain", ticket, "--as-known-at", "2020-01-01").out())
        .contains("Nothing was known of it then.");
    Answer future = on("explain", ticket, "--as-known-at", "2999-01-01");
    assertThat(future.code()).isEqualTo(2);
    assertThat(future.err()).contains("lies in the future");
    assertThat(on("explain", ticket, "--as-known-at", "noon").err()).contains("no date");
  }
}
