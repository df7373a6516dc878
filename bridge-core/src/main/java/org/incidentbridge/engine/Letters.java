package org.incidentbridge.engine;

import java.text.Normalizer;

/**
 * The letters and digits of a text: what stays of it whatever a tracker strips, wraps or escapes.
 *
 * @param text in their order, without anything between them
 */
record Letters(String text) {

  /** No tracker cuts a title to less. */
  private static final int CUT = 40;

  /** The first ones of a text, at most so many. */
  static Letters of(String text, int most) {
    return new Letters(
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .codePoints()
            .filter(Character::isLetterOrDigit)
            .limit(most)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString());
  }

  int count() {
    return text.length();
  }

  /** Whether they are so many that a tracker may have cut what follows. */
  boolean mayBeCut() {
    return text.length() >= CUT;
  }

  /** What is the same in all that {@link #isSame}. */
  String head() {
    return mayBeCut() ? text.substring(0, CUT) : text;
  }

  /** Whether both are of one text, of which one may have been cut. */
  boolean isSame(Letters other) {
    return text.equals(other.text) || isCutOf(other) || other.isCutOf(this);
  }

  private boolean isCutOf(Letters other) {
    return mayBeCut() && other.begins(this);
  }

  /** Whether it begins like this. */
  boolean begins(Letters start) {
    return text.startsWith(start.text);
  }
}
