package org.incidentbridge.config;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of a scenario.
 *
 * @param file where it stands
 * @param title what it shows; empty if it could not be read
 * @param rules numbers of the written procedure that it is about
 * @param outcome how it went
 * @param problems what is wrong with the files, or what differs from what was expected
 * @param warnings of what its packs may say, but hardly mean
 */
public record ScenarioResult(
    Path file,
    String title,
    List<String> rules,
    Outcome outcome,
    List<ConfigProblem> problems,
    List<ConfigProblem> warnings) {

  public ScenarioResult {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** How it went. */
  public enum Outcome {
    /** All came as expected. */
    PASSED,
    /** Something differs. */
    FAILED,
    /** The scenario or its policy cannot be used. */
    BROKEN
  }
}
