package org.incidentbridge.mantis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;

/**
 * What the bridge leaves on an issue that it made: its key, in a custom field or in the last line
 * of the additional information, and where the counterpart is. The line reads {@code
 * [ib-abcdefghijklmnop] HD-12: Printer on fire https://…}.
 */
final class IssueMark {

  private static final Pattern LINE =
      Pattern.compile("\\[(" + CommandKey.FORM.pattern() + ")\\].*");

  /** The most characters that the line takes up, with the blank one above it. */
  static final int ROOM = 1_024;

  private static final String GAP = "\n\n";

  private IssueMark() {}

  /** The key on an issue; empty if the bridge did not make it. */
  static String key(MantisIssue issue, MantisSettings.Marks marks) {
    Optional<String> inField =
        marks
            .field()
            .flatMap(f -> custom(issue, f))
            .map(String::strip)
            .filter(v -> CommandKey.FORM.matcher(v).matches());
    return inField.orElseGet(() -> keyInLine(issue.text("additional_information")));
  }

  /** The value of a custom field by name, or by number. */
  static Optional<String> custom(MantisIssue issue, String field) {
    return issue.customValues().stream()
        .filter(v -> v.name().equalsIgnoreCase(field) || String.valueOf(v.id()).equals(field))
        .map(MantisIssue.CustomValue::value)
        .findFirst();
  }

  /** The key in the bridge's line; empty if there is none. */
  static String keyInLine(String information) {
    Matcher matcher = LINE.matcher(lastLine(information));
    return matcher.matches() ? matcher.group(1) : "";
  }

  private static String lastLine(String information) {
    return information.substring(NoteMark.lastLine(information)).strip();
  }

  /** The additional information as people wrote it. */
  static String strip(String information) {
    return line(information).isEmpty()
        ? information
        : information.substring(0, NoteMark.lastLine(information)).stripTrailing();
  }

  /** The bridge's line; empty if there is none. */
  static String line(String information) {
    String last = lastLine(information);
    return LINE.matcher(last).matches() ? last : "";
  }

  /** The line for a new issue whose counterpart is told in another place. */
  static String line(CommandKey key) {
    return "[" + key + "]";
  }

  /** The line for a new issue, with as much of its counterpart's title as there is room for. */
  static String line(CommandKey key, Command.BackLink link) {
    String url = " " + MantisProse.name(link.url().toString());
    String start = line(key) + " ";
    int room = Math.max(0, ROOM - GAP.length() - start.length() - url.length());
    return (start + MantisProse.first(MantisProse.name(link.title()), room)).strip() + url;
  }

  /** A text with the bridge's line at its end. */
  static String join(String text, String line) {
    if (line.isEmpty()) {
      return text;
    }
    return text.isBlank() ? line : text.stripTrailing() + GAP + line;
  }
}
