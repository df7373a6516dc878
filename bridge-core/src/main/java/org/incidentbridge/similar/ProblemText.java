package org.incidentbridge.similar;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody says of a problem.
 *
 * @param title in one line; may be empty
 * @param text in more words; may be empty
 */
public record ProblemText(String title, String text) {

  /** Shorter titles, such as "Help", are those of many problems. */
  private static final int LEAST_LETTERS = 10;

  /** One mark at a time: the engine of expressions calls itself for each of a group. */
  private static final Pattern ANSWERED = Pattern.compile("(?:re|fw|fwd|aw|wg)\\s*:\\s*");

  /** The title without what does not matter: case, punctuation, marks of answers. */
  public String plainTitle() {
    return plain(unanswered(title.strip().toLowerCase(Locale.ROOT)));
  }

  private static String unanswered(String title) {
    var mark = ANSWERED.matcher(title);
    int begin = 0;
    while (mark.region(begin, title.length()).lookingAt()) {
      begin = mark.end();
    }
    return title.substring(begin);
  }

  /** Whether the titles have the same words, and enough of them to tell one problem. */
  public boolean hasTitleOf(ProblemText other) {
    String own = plainTitle();
    return own.codePointCount(0, own.length()) >= LEAST_LETTERS && own.equals(other.plainTitle());
  }

  /** Whether title and text have the same words, and there is a text. */
  public boolean isWhole(ProblemText other) {
    String own = plain(text);
    return !own.isEmpty()
        && !plainTitle().isEmpty()
        && plainTitle().equals(other.plainTitle())
        && own.equals(plain(other.text));
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
        .strip();
  }
}
