package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How an edition of Jira brings issues to other projects: as a task that it works off by itself.
 * Calls that fail throw {@link org.incidentbridge.http.CallFailure}.
 */
public interface Relocation {

  /**
   * Has Jira begin a task.
   *
   * @param issue which is written to
   * @param move what Jira's bulk operation is asked
   * @return the task's id; empty if Jira does not tell it
   */
  String begin(String issue, JsonNode move);

  /** How far a task is. */
  Progress progress(String task, String issue);

  /** Waits between two looks at a task. */
  void sleep(Duration time) throws InterruptedException;

  /**
   * How far a task is.
   *
   * @param over whether Jira does no more about it
   * @param failure why the issue was not moved, in Jira's words; empty if nothing is known to have
   *     failed
   */
  record Progress(boolean over, String failure) {}
}
