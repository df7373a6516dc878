package org.incidentbridge.mantis;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
final class Suggestion {

  private static final int MOST_WORDS = 12;

  private Suggestion() {}

  /** For the end of a message: the nearest word, or else all of them. */
  static String among(String word, Collection<String> words) {
    Optional<String> nearest = nearest(word, words);
    if (nearest.isPresent()) {
      return "; did you mean '" + nearest.get() + "'?";
    }
    List<String> some = words.stream().limit(MOST_WORDS).toList();
    String more = words.size() > MOST_WORDS ? ", …" : "";
    return some.isEmpty() ? "" : "; it has: " + String.join(", ", some) + more;
  }

  /** The nearest word, unless even that is far. */
  static Optional<String> nearest(String word, Collection<String> words) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int tolerated = wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3);
    return words.stream()
        .filter(w -> distance(wanted, w.toLowerCase(Locale.ROOT)) <= tolerated)
        .min(Comparator.comparingInt(w -> distance(wanted, w.toLowerCase(Locale.ROOT))));
  }

  /** Levenshtein's: the fewest letters to put in, take out or change. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
