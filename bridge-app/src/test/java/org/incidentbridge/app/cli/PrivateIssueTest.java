package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N5: issues that MantisBT shows to insiders only, as a user of the commands meets them. */
final class PrivateIssueTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void close() {
    trackers.close();
  }

  private int breach() {
    return breach(true);
  }

  private int breach(boolean secret) {
    int id = trackers.mantis.as("alice").report(trackers.project, "Breach", "It is hunter2.");
    if (secret) {
      trackers.mantis.as("alice").edit(id).set("view_state", "private").save();
    }
    return id;
  }

  @Test
  void getNoMirrorAndExplainSaysWhy() {
    int id = breach();
    Path file = trackers.configuration(dir);

    Answer sync = Answer.to(Small.on(file, "sync"));

    assertThat(sync.code()).isZero();
    assertThat(trackers.jira.issues()).isEmpty();
    assertThat(Answer.to(Small.on(file, "explain", "helpdesk:" + id)).out())
        .contains("insiders only", "privateIssues");
  }

  @Test
  void doctorSaysThatTheyAreLeftOutAndWhatChangesIt() {
    Path file = trackers.configuration(dir);
    assertThat(Answer.to(Small.on(file, "doctor")).out())
        .contains("private tickets get no mirror unless privateIssues says so; none was read");
    breach();
    trackers.report("Printer");
    Answer.to(Small.on(file, "sync"));

    assertThat(Answer.to(Small.on(file, "doctor")).out())
        .contains("1 of the 2 tickets read are private and get no mirror", "see privateIssues");
    trackers.withMantis("privateIssues: internal").configuration(dir);
    assertThat(Answer.to(Small.on(file, "doctor")).out()).doesNotContain("no mirror");
  }

  @Test
  void areMirroredWhereTheConfigurationSaysSo() {
    breach();
    Path file = trackers.withMantis("privateIssues: internal").configuration(dir);

    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();

    assertThat(trackers.jira.issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.text("summary")).isEqualTo("Breach"));
  }

  @Test
  void anIncidentWhoseTicketBecamePrivateIsToldAsWaiting() throws IOException {
    int first = breach(false);
    int second = breach(false);
    Path file = trackers.configuration(dir);
    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
    assertThat(Answer.to(Small.on(file, "status")).out()).doesNotContain("incidents wait");

    trackers.mantis.as("alice").edit(first).set("view_state", "private").save();
    trackers.mantis.as("alice").edit(second).set("view_state", "private").save();

    String sentence = "2 incidents wait: their ticket in helpdesk is private";
    String examples = "on helpdesk %d, helpdesk %d".formatted(first, second);
    assertThat(Answer.to(Small.on(file, "plan")).out()).contains(sentence, examples);
    Answer sync = Answer.to(Small.on(file, "sync"));
    assertThat(sync.code()).isZero();
    assertThat(sync.out()).contains("2 incidents wait for a ticket that is private");
    assertThat(Answer.to(Small.on(file, "status")).out()).contains(sentence, examples);
    var hidden = Answer.to(Small.on(file, "status", "--json")).json().path("hidden");
    assertThat(hidden).hasSize(2);
    assertThat(hidden.path(0).path("reason").asText()).isEqualTo("private");
    assertThat(hidden.path(0).path("ticket").asText()).startsWith("helpdesk ");
  }

  @Test
  void anIncidentWhoseTicketIsPublicAgainWaitsNoLonger() {
    int id = breach(false);
    Path file = trackers.configuration(dir);
    Answer.to(Small.on(file, "sync"));
    trackers.mantis.as("alice").edit(id).set("view_state", "private").save();
    assertThat(Answer.to(Small.on(file, "sync")).out()).contains("1 incident waits");

    trackers.mantis.as("alice").edit(id).set("view_state", "public").save();

    assertThat(Answer.to(Small.on(file, "sync")).out()).doesNotContain("waits");
    assertThat(Answer.to(Small.on(file, "status")).out()).doesNotContain("waits");
  }

  private int sync(Path file, int minutes) {
    trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(minutes)));
    return Answer.to(Small.on(file, "sync")).code();
  }

  @Test
  void areMirroredOnceTheSettingAllowsItThoughTheyDidNotChange() {
    breach();
    Path file = trackers.configuration(dir);
    assertThat(sync(file, 10)).isZero();
    assertThat(sync(file, 10)).isZero();
    assertThat(trackers.jira.issues()).isEmpty();

    trackers.withMantis("privateIssues: internal").configuration(dir);
    assertThat(sync(file, 10)).isZero();

    assertThat(trackers.jira.issues()).hasSize(1);
  }

  /** Jira took no new issues while the setting allowed it. */
  @Test
  void areNotMirroredOnceTheSettingForbidsItThoughTheyWaited() throws IOException {
    Path file = trackers.withMantis("privateIssues: as-shown").configuration(dir);
    assertThat(sync(file, 10)).isZero();
    breach();
    trackers.breaking(
        request ->
            request.method().equals("POST") && request.path().endsWith("/issue")
                ? Fault.Status.of(503)
                : new Fault.None());
    sync(file, 10);
    sync(file, 10);
    assertThat(trackers.jira.issues()).isEmpty();
    assertThat(waiting(file)).isEqualTo(1);

    trackers.breaking(FaultPlan.none());
    trackers.withMantis("privateIssues: never").configuration(dir);
    sync(file, 10);

    assertThat(trackers.jira.issues()).isEmpty();
    assertThat(waiting(file)).isZero();
  }

  private static int waiting(Path file) throws IOException {
    return Answer.to(Small.on(file, "status", "--json")).json().path("waiting").asInt(-1);
  }
}
