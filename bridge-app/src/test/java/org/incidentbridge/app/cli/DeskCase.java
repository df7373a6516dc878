package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.incidentbridge.testkit.sim.jira.JiraComment;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is the same for any help desk beside a Jira Cloud.
 *
 * @param <T> the desk
 */
abstract class DeskCase<T extends DeskAndJira> {

  /** What failed is tried again after a second. */
  static final int MOST_TRIES = 500;

  static final JiraVisibility INSIDERS = new JiraVisibility("group", "jira-users");

  @TempDir Path dir;
  final T trackers;

  DeskCase(T trackers) {
    this.trackers = trackers;
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  /** The command did all that was due; else what the bridge knows of it is told. */
  void assertGood(Answer answer) {
    Path file = dir.resolve("bridge.yaml");
    String status = answer.code() == 0 ? "" : Answer.to(Small.on(file, "status")).out();
    assertThat(answer.code()).as(answer.out() + answer.err() + status).isZero();
  }

  JiraIssue mirror() {
    assertThat(trackers.mirrors()).hasSize(1);
    return trackers.mirrors().getFirst();
  }

  List<JiraComment> comments() {
    return mirror().parts().comments();
  }

  static boolean isOpen(JiraComment comment) {
    return !comment.internal() && comment.extras().visibility() == null;
  }
}
