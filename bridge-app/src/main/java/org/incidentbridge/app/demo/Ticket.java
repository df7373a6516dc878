package org.incidentbridge.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a person enters to report something.
 *
 * @param project where
 * @param type issue type or category
 * @param title one line
 * @param text the description
 * @param traits the rest
 */
record Ticket(String project, String type, String title, Prose text, Ticket.Traits traits) {

  /**
   * Further fields.
   *
   * @param priority in the tracker's words
   * @param severity canonical, {@code sev1} to {@code sev4}; empty where the tracker has no field
   * @param labels without blanks
   * @param assignee login, if somebody has it
   * @param due if promised
   */
  record Traits(
      String priority,
      String severity,
      Set<String> labels,
      Optional<String> assignee,
      Optional<LocalDate> due) {}

  /** Priorities of the three trackers, most urgent first, each with the same meaning. */
  static final List<String> CLOUD = List.of("Highest", "High", "Medium", "Low");

  static final List<String> DATA_CENTER = List.of("Blocker", "Major", "Minor", "Trivial");
  static final List<String> MANTIS = List.of("urgent", "high", "normal", "low");
}
