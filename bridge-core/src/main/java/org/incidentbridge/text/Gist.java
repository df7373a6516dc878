package org.incidentbridge.text;

import java.text.Normalizer;
import java.util.List;

/**
 * What people wrote in a text, whatever a tracker makes of its form: letters and digits without
 * marks, addresses, pictures and nodes of single trackers. Pure.
 */
public final class Gist {

  private static final Rewrite WORDS =
      Rewrite.ofInlines(
          inline ->
              inline instanceof Inline.Text || inline instanceof Inline.Link
                  ? List.of(inline)
                  : List.of());

  private Gist() {}

  /** Whether both say the same. */
  public static boolean isSame(RichText one, RichText other) {
    return letters(one).equals(letters(other));
  }

  /** Whether one is the beginning of the whole, and says something. */
  public static boolean begins(RichText one, RichText whole) {
    String said = letters(one);
    return !said.isEmpty() && letters(whole).startsWith(said);
  }

  private static String letters(RichText text) {
    String plain = WORDS.apply(text.normalised()).plainText();
    return Normalizer.normalize(plain, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
