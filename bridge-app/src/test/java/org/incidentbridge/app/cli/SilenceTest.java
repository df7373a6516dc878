package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing is written although one may expect it, the reason is told. */
final class SilenceTest {

  private static final String ROUTES = "(?s)routes:\n.*?\nengine:";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path file;

  @BeforeEach
  void report() {
    trackers.report("Printer");
    file = trackers.configuration(dir);
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(file, words));
  }

  private void edit(String pattern, String replacement) throws IOException {
    String before = Files.readString(file);
    Files.writeString(file, before.replaceFirst(pattern, replacement));
    assertThat(file).content().isNotEqualTo(before);
  }

  @Test
  void aBridgeWithoutRoutesReadsAndWritesNothingUntilItHasSome() throws IOException {
    String routes = Files.readString(file);
    edit(ROUTES, "routes: []\nengine:");

    Answer valid = on("validate");
    assertThat(valid.code()).isZero();
    assertThat(valid.out()).contains("paused: it reads, and writes nothing");
    assertThat(on("plan").out())
        .contains("the bridge is paused")
        .doesNotContain("all tickets agree");
    Answer sync = on("sync");
    assertThat(sync.code()).isZero();
    assertThat(sync.out()).contains("0 commands written", "the bridge is paused");
    assertThat(on("status").out()).contains("the bridge is paused");
    assertThat(trackers.jira.issues()).isEmpty();

    Files.writeString(file, routes);
    assertThat(on("sync").code()).isZero();
    assertThat(trackers.jira.issues()).hasSize(1);
  }

  @Test
  void aPausedBridgeGoesOnWhereItWas() throws IOException {
    on("sync");
    String routes = Files.readString(file);
    edit(ROUTES, "routes: []\nengine:");
    int second = trackers.report("Scanner");
    trackers.mantis.as("alice").note(second, "It is on fire.");
    Answer paused = on("sync");
    assertThat(paused.code()).isZero();
    assertThat(paused.out()).contains("0 problems");
    assertThat(trackers.jira.issues()).hasSize(1);

    Files.writeString(file, routes);

    assertThat(on("sync").code()).isZero();
    assertThat(trackers.jira.issues()).hasSize(2);
    assertThat(on("sync").out()).contains("0 commands written");
  }

  @Test
  void aTrackerThatWasTakenOutIsTold() throws IOException {
    on("sync");
    edit("(?s)  engineering:\n.*?\nroutes:", "routes:");
    edit(ROUTES, "routes: []\nengine:");

    assertThat(on("plan").out())
        .contains("The store knows 1 ticket of engineering, which the configuration no longer has")
        .doesNotContain("all tickets agree");
  }

  @Test
  void aRouteThatCoversNothingIsTold() throws IOException {
    edit("create: ", "when: incident.title == \"Scanner\"\n    create: ");

    String sentence =
        "Route between covers nothing of what was read from helpdesk (1 ticket):"
            + " its condition is incident.title == \"Scanner\"";
    assertThat(on("plan").out()).contains("Nothing to do", sentence);
    assertThat(on("plan", "--json").json().path("notes").path(0).asText()).isEqualTo(sentence);
    assertThat(on("doctor").out())
        .as("nothing is known before the first sync")
        .doesNotContain("covers");
    on("sync");
    assertThat(on("doctor").out()).contains(sentence);

    trackers.report("Scanner");
    on("sync");
    assertThat(on("plan").out()).contains("all tickets agree").doesNotContain("covers");
    assertThat(on("doctor").out()).doesNotContain("covers");
  }

  @Test
  void aPlanThatCouldReadNothingSaysSo() throws IOException {
    on("sync");
    trackers.close();

    Answer plan = on("plan");

    assertThat(plan.code()).isEqualTo(3);
    assertThat(plan.out())
        .isEqualTo("No tracker could be read, so it is not known what there is to do.\n");
    assertThat(plan.err()).contains("helpdesk: ", "engineering: ");
    assertThat(on("plan", "--json").json().path("failures")).hasSize(2);
  }

  @Test
  void aTrackerWithoutTicketsIsTold() throws IOException {
    edit("projects: \\[Help Desk]", "projects: [Help Desk]\n    since: 2999-01-01");

    assertThat(on("plan").out())
        .contains("Route between covers nothing: no ticket of helpdesk was found.");
  }

  /** As after a store was lost whose configuration was, too. */
  @Test
  void ticketsOfABridgeThatTheStoreDoesNotKnowAreTold() throws IOException {
    on("sync");
    String mirror = trackers.jira.issues().getFirst().key();
    Files.delete(dir.resolve("bridge.db"));
    edit(
        "from: helpdesk\n    to: engineering\n    create: .*",
        "from: engineering\n    to: helpdesk\n    create: { project: Help Desk, category: General }");
    edit("name: between", "name: back");
    edit("projects: \\[Help Desk]", "projects: [Help Desk]\n    since: 2999-01-01");

    String sentence =
        "1 ticket of engineering carries the mark of a bridge that this store does not know, and is"
            + " left alone; explain tells more, of engineering "
            + mirror
            + " for one";
    assertThat(on("plan").out()).contains(sentence).doesNotContain("all tickets agree");
    on("sync");
    assertThat(on("status").out()).contains(sentence);
    assertThat(on("doctor", "--json").json().path("engineering").findValuesAsText("message"))
        .contains(sentence);
  }

  /** N12: one finding that names the likely cause. */
  @Test
  void aTrackerOfAnotherTypeIsOneFindingThatSaysSo() throws IOException {
    edit("type: mantis", "type: jira\n    edition: dc");
    edit("projects: \\[Help Desk]", "projects: [HELP]\n    vocabulary: { status: { Open: new } }");

    Answer doctor = on("doctor", "--json");

    assertThat(doctor.code()).isEqualTo(1);
    var findings = doctor.json().path("helpdesk");
    assertThat(findings).hasSize(1);
    assertThat(findings.path(0).path("topic").asText()).isEqualTo("reachability");
    assertThat(findings.path(0).path("advice").asText())
        .startsWith("If http://127.0.0.1:")
        .endsWith(
            "is not the root of a Jira Data Center, correct address or type in trackers.helpdesk");
  }
}
