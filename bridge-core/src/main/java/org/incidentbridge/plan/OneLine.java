package org.incidentbridge.plan;

import java.math.BigDecimal;
import java.text.Normalizer;
import org.incidentbridge.model.Value;

/** Whether a word or a line is shown as it was written, but for its form. Pure. */
final class OneLine {

  private OneLine() {}

  /** True of all values that are not told apart: only words, lines and nothing are. */
  static boolean isSame(Value made, Value seen) {
    boolean plain = isPlain(made) && isPlain(seen);
    return !plain || made.equals(seen) || isSame(made.display(), seen.display());
  }

  private static boolean isPlain(Value value) {
    return value instanceof Value.Line || value.isAbsent();
  }

  /** Names in trackers have an upper and lower case of their own, and numbers fewer digits. */
  private static boolean isSame(String made, String seen) {
    return letters(made).equalsIgnoreCase(letters(seen)) || isSameNumber(made, seen);
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\s\\p{C}]+", "");
  }

  private static boolean isSameNumber(String made, String seen) {
    try {
      return new BigDecimal(made.strip()).compareTo(new BigDecimal(seen.strip())) == 0;
    } catch (NumberFormatException noNumber) {
      return false;
    }
  }
}
