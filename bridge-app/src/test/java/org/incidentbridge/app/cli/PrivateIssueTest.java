package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    int id = trackers.mantis.as("alice").report(trackers.project, "Breach", "It is hunter2.");
    trackers.mantis.as("alice").edit(id).set("view_state", "private").save();
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
  void areMirroredWhereTheConfigurationSaysSo() {
    breach();
    Path file = trackers.withMantis("privateIssues: internal").configuration(dir);

    assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();

    assertThat(trackers.jira.issues())
        .singleElement()
        .satisfies(issue -> assertThat(issue.text("summary")).isEqualTo("Breach"));
  }
}
