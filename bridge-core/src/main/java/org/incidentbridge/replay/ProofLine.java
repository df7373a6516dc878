package org.incidentbridge.replay;

import java.time.Duration;
import java.time.Instant;

/**
 * One stretch of time in the proof of a due time.
 *
 * @param from inclusive
 * @param to exclusive
 * @param kind what the stretch is to the clock
 * @param why for people: the hours, the holiday, or what paused the clock
 * @param counted its length if it counts, else zero
 */
public record ProofLine(Instant from, Instant to, Kind kind, String why, Duration counted) {

  /** What a stretch is to a clock. */
  public enum Kind {
    COUNTED("counted"),
    CLOSED("closed"),
    HOLIDAY("holiday"),
    PAUSED("paused");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** For people. */
    public String word() {
      return word;
    }
  }
}
