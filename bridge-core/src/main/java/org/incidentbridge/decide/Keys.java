package org.incidentbridge.decide;

import java.util.Arrays;
import java.util.List;

/** Keys of tickets that people name in a text. */
public final class Keys {

  /** A text that names more is a list of something else. */
  private static final int MOST = 10;

  private Keys() {}

  /** What may be keys in a text, in order: words with a digit, also within an address. */
  public static List<String> in(String text) {
    return Arrays.stream(text.split("[^\\p{L}\\p{N}_-]+", -1))
        .filter(word -> word.chars().anyMatch(Character::isDigit))
        .distinct()
        .limit(MOST)
        .toList();
  }

  /** Whether a text names that key. */
  public static boolean names(String text, String key) {
    return in(text).stream().anyMatch(key::equalsIgnoreCase);
  }
}
