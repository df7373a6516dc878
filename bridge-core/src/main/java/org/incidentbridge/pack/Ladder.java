package org.incidentbridge.pack;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.policy.Condition;

/**
 * The support levels and the steps that move an incident on.
 *
 * @param levels lowest first; may be empty
 * @param start the first level whose condition holds when the incident begins; else the lowest
 * @param steps in the order written, names unique
 */
public record Ladder(List<Level> levels, List<Start> start, List<Step> steps) {

  public static final Ladder NONE = new Ladder(List.of(), List.of(), List.of());

  public Ladder {
    levels = List.copyOf(levels);
    start = List.copyOf(start);
    steps = List.copyOf(steps);
  }

  /** The level of that word. */
  public Optional<Level> level(String word) {
    return levels.stream().filter(l -> l.word().equals(word)).findFirst();
  }

  /**
   * One level.
   *
   * @param word canonical, {@code L0} to {@code L4}
   * @param title for people, for example {@code Front line}
   * @param team whom a notice to this level goes to: names of the catalogue
   * @param handles what it may handle; an incident for which this does not hold is passed by (C8)
   * @param hours when it works
   */
  public record Level(
      String word, String title, List<String> team, Condition handles, Hours hours) {
    public Level {
      team = List.copyOf(team);
    }
  }

  /**
   * Where an incident begins.
   *
   * @param rule how it is called
   * @param when over the incident as it begins
   * @param level the word of a level
   */
  public record Start(RuleName rule, Condition when, String level) {}
}
