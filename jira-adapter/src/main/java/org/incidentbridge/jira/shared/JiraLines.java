package org.incidentbridge.jira.shared;

import java.util.stream.Collectors;
import org.incidentbridge.model.Value;
import org.incidentbridge.text.Characters;

/** Values in fields that hold one line. Pure. */
final class JiraLines {

  private static final int LONGEST = 255;
  private static final int SUMMARY = 1000;

  private JiraLines() {}

  /** As much of a value as a line takes; Jira counts a character beyond 16 bits as two. */
  static String line(Value value) {
    return line(value.display());
  }

  /** As much of a text as a line takes. */
  static String line(String text) {
    return cut(whole(text), LONGEST);
  }

  /** As much of a text as people read in a link, where Jira has no limit of its own. */
  static String summary(String text) {
    return cut(whole(text), SUMMARY);
  }

  private static String cut(String whole, int most) {
    return whole.length() <= most ? whole : begin(whole, most - 1).strip() + "…";
  }

  /** All of a value on one line. */
  static String whole(Value value) {
    return whole(value.display());
  }

  private static String whole(String text) {
    return Characters.clean(text)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** At most so many characters, no pair torn apart. */
  private static String begin(String text, int most) {
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end);
  }
}
