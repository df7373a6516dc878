package org.incidentbridge.similar;

import java.util.List;

/**
 * How alike two texts are.
 *
 * @param value 0 if they share no word, 1 if they have the same ones
 * @param words the shared words that say most, at most five, for people
 */
public record Score(double value, List<String> words) {

  /** Nothing is alike. */
  static final Score NONE = new Score(0, List.of());

  public Score {
    words = List.copyOf(words);
  }
}
