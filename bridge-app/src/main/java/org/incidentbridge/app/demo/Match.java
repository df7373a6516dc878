package org.incidentbridge.app.demo;

import java.util.Locale;

/** Compares texts by their letters and digits, since trackers differ in all the rest. */
final class Match {

  private static final int LONGEST = 90;

  private Match() {}

  /** Letters and digits before the first character that some trackers cannot hold, not too many. */
  static String key(String text) {
    int[] plain = text.codePoints().takeWhile(c -> c <= Character.MAX_VALUE).toArray();
    String words = words(new String(plain, 0, plain.length));
    return words.substring(0, Math.min(LONGEST, words.length()));
  }

  /** Whether one text begins as the other does. */
  static boolean begins(String copy, String original) {
    return words(copy).startsWith(key(original));
  }

  /** Whether one text holds what the other begins with. */
  static boolean holds(String copy, String original) {
    return words(copy).contains(key(original));
  }

  private static String words(String text) {
    StringBuilder words = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(words::appendCodePoint);
    return words.toString();
  }
}
