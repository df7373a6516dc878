package org.incidentbridge.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. */
final class DidYouMean {
  private DidYouMean() {}

  /** The nearest of the known words, if near enough; one with no letter in common is not. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int most = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(k -> mayBeMeant(word, k))
        .filter(k -> distance(wanted, k.toLowerCase(Locale.ROOT)) <= most)
        .filter(
            k -> distance(wanted, k.toLowerCase(Locale.ROOT)) < Math.max(word.length(), k.length()))
        .min(
            Comparator.comparingInt((String k) -> distance(wanted, k.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** Of sev5, sev1 is as near as sev4: whoever writes another number means another thing. */
  private static boolean mayBeMeant(String word, String known) {
    String written = digits(word);
    return written.isEmpty() || digits(known).isEmpty() || written.equals(digits(known));
  }

  private static String digits(String word) {
    return word.replaceAll("\\D", "");
  }

  /** A sentence: what was probably meant, else what there is. */
  static String hint(String word, Collection<String> known) {
    return or(word, known, known.isEmpty() ? "" : "known: " + String.join(", ", known));
  }

  /** A sentence: what was probably meant, else another one. */
  static String or(String word, Collection<String> known, String otherwise) {
    return nearest(word, known).map(k -> "did you mean '" + k + "'?").orElse(otherwise);
  }

  /** Edits between two words: insert, delete, replace, or swap two neighbours. */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(int[][] d, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
