package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A title that both sides changed. */
final class ConflictsTest {

  private static final String BEFORE = "The printer is on fire";
  private static final String HERE = "The printer burns";
  private static final String THERE = "The printer smoulders";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers().asking("title");
  private Path config;
  private String ticket = "";

  @BeforeEach
  void disagree() {
    config = trackers.configuration(dir);
    int id = trackers.report(BEFORE);
    ticket = "helpdesk:" + id;
    assertThat(on("sync").code()).isZero();
    trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
    trackers.mantis.as("alice").edit(id).set("summary", HERE).save();
    trackers.jira.as("alice").edit(trackers.jira.issues().getFirst().key(), "summary", THERE);
    assertThat(on("sync").code()).isEqualTo(1);
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  void theListSaysWhatItIsAboutAndWhatWasThereBefore() throws IOException {
    Answer list = on("conflicts");

    assertThat(list.code()).isEqualTo(1);
    assertThat(list.out())
        .contains("INC-", " " + BEFORE, "  title since ", "before, it was " + BEFORE)
        .containsPattern("helpdesk \\d+ +" + HERE)
        .containsPattern("engineering ENG-1 +" + THERE);
    var json = on("conflicts", "--json").json().path("conflicts").path(0);
    assertThat(json.path("before").asText()).isEqualTo(BEFORE);
    assertThat(json.path("title").asText()).isEqualTo(BEFORE);
  }

  @Test
  void anExplanationBeginsWithItAndCallsNoValueUndisputed() {
    String story = on("explain", ticket).out();

    assertThat(story)
        .contains(
            "CONFLICT on title since ", "before, it was " + BEFORE, "CONFLICT: a person decides")
        .containsPattern("engineering ENG-1 +" + THERE)
        .doesNotContain("Line[", "{");
    assertThat(story.indexOf("CONFLICT on title")).isLessThan(story.indexOf("FIELD"));
  }

  @Test
  void statusAndPlanNameTheCommandThatListsThem() {
    assertThat(on("plan").out())
        .contains("See and decide conflicts with: bridge conflicts -c " + config);
    assertThat(on("status").out())
        .contains("1 conflict", "See and decide conflicts with: bridge conflicts -c " + config);
  }

  @Test
  void aDecisionIsAnsweredToScripts() throws IOException {
    String incident =
        on("conflicts", "--json").json().path("conflicts").path(0).path("incident").asText();

    Answer decided = on("conflicts", incident, "title", "helpdesk", "--json");

    assertThat(decided.code()).isZero();
    assertThat(decided.json().path("decided").path("tracker").asText()).isEqualTo("helpdesk");
    on("sync");
    assertThat(trackers.jira.issues().getFirst().text("summary")).isEqualTo(HERE);
    var ledger = on("explain", ticket, "--json").json().path("ledger");
    assertThat(ledger.findValuesAsText("summary"))
        .contains("conflict on title decided for helpdesk " + ticket.substring(9));
    assertThat(ledger.findValuesAsText("detail"))
        .contains(
            "engineering ENG-1: %s%nhelpdesk %s: %s".formatted(THERE, ticket.substring(9), HERE));
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }
}
