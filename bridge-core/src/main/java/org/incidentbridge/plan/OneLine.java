package org.incidentbridge.plan;

import java.math.BigDecimal;
import java.text.Normalizer;
import org.incidentbridge.model.Value;

/** Whether a word or a line is shown as it was written, but for its form. Pure. */
final class OneLine {

  private OneLine() {}

  /** Whether one value is the other; of words and lines another spelling counts as well. */
  static boolean isForm(Value made, Value seen) {
    return made.equals(seen) || (arePlain(made, seen) && isSame(made.display(), seen.display()));
  }

  /** Whether both are words, lines or nothing. */
  static boolean arePlain(Value made, Value seen) {
    return isPlain(made) && isPlain(seen);
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
