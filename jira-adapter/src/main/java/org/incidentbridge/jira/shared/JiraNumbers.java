package org.incidentbridge.jira.shared;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as far as fields of Jira hold them. Pure. */
final class JiraNumbers {

  /** So many digits before the point or after it; Jira's own go to 309 and 340. */
  private static final int MOST_DIGITS = 400;

  private JiraNumbers() {}

  /** The number that a text says; empty if it says none, or one beyond all that Jira holds. */
  static Optional<BigDecimal> in(String text) {
    String stripped = text.strip();
    if (stripped.length() > 3 * MOST_DIGITS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(stripped)).filter(JiraNumbers::isHeld);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /** {@code 1e1999999999} is short, but not when its digits are written out. */
  private static boolean isHeld(BigDecimal number) {
    return number.scale() <= MOST_DIGITS
        && (long) number.precision() - number.scale() <= MOST_DIGITS;
  }

  /** The digits, without zeros at the end. */
  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
