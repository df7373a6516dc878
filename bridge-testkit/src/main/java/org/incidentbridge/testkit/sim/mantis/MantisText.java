package org.incidentbridge.testkit.sim.mantis;

import java.util.Map;

/** What MantisBT on MariaDB does to text. */
final class MantisText {

  /** Longest long text, in characters. */
  static final int LONGEST = 65_535;

  private static final Map<String, String> LABELS =
      Map.of(
          "description", "Description",
          "steps_to_reproduce", "Steps To Reproduce",
          "additional_information", "Additional Information",
          "bugnote", "Note");
  private static final String TRIMMED = " \t\n\r\0\u000B";

  private MantisText() {}

  /** Every character outside the basic plane becomes U+FFFD. */
  static String stored(String text) {
    if (!astral(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().forEach(c -> kept.appendCodePoint(c > 0xFFFF ? 0xFFFD : c));
    return kept.toString();
  }

  static boolean astral(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c));
  }

  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && TRIMMED.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && TRIMMED.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  static boolean blank(String text) {
    return trim(text).isEmpty();
  }

  /** Empty as PHP sees it: the text {@code 0} is empty too. */
  static boolean empty(String text) {
    return text.isEmpty() || text.equals("0");
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Refuses a long text over the limit with code 28. */
  static void checkLong(String text, String field) {
    if (length(text) > LONGEST) {
      throw Fault.coded(
          Fault.Code.TOO_LONG,
          "Long text field \"" + field + "\" must be shorter than " + LONGEST + " characters.",
          LABELS.getOrDefault(field, field));
    }
  }
}
