package org.incidentbridge.mantis;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.CommandKey;

/**
 * The last line of every note that the bridge writes, by which it finds the note again: {@code
 * [ib-abcdefghijklmnop]}, with {@code 2/3} for the second part of a long text, {@code file} where
 * the note only carries a file and {@code link} where it only points to the counterpart.
 *
 * @param key of the command that made the note
 * @param what what the note is for
 * @param part which part, from 1
 * @param parts how many
 */
record NoteMark(String key, What what, int part, int parts) {

  private static final Pattern LINE =
      Pattern.compile(
          "\\[(" + CommandKey.FORM.pattern() + ")(?: (file|link|(\\d{1,4})/(\\d{1,4})))?\\]");

  /** What a note is for. */
  enum What {
    /** A comment, or the rest of a long text. */
    TEXT,
    FILE,
    LINK
  }

  static NoteMark text(CommandKey key, int part, int parts) {
    return new NoteMark(key.text(), What.TEXT, part, parts);
  }

  static NoteMark of(CommandKey key, What what) {
    return new NoteMark(key.text(), what, 1, 1);
  }

  /** The mark at the end of a note's text. */
  static Optional<NoteMark> in(String text) {
    Matcher matcher = LINE.matcher(text.substring(lastLine(text)).strip());
    return matcher.matches() ? Optional.of(read(matcher)) : Optional.empty();
  }

  /** The text without its mark. */
  static String strip(String text) {
    return in(text).isPresent() ? text.substring(0, lastLine(text)).stripTrailing() : text;
  }

  /** Where the last line begins that is not blank. */
  static int lastLine(String text) {
    return text.stripTrailing().lastIndexOf('\n') + 1;
  }

  /** The text with this mark as its last line. */
  String on(String text) {
    return text.isBlank() ? line() : text.stripTrailing() + "\n\n" + line();
  }

  boolean isOf(CommandKey other) {
    return key.equals(other.text());
  }

  /** Whether this is the note that stands for the whole text. */
  boolean isFirst() {
    return part == 1;
  }

  private String line() {
    String tail =
        switch (what) {
          case TEXT -> parts == 1 ? "" : " " + part + "/" + parts;
          case FILE -> " file";
          case LINK -> " link";
        };
    return "[" + key + tail + "]";
  }

  private static NoteMark read(Matcher matcher) {
    String key = matcher.group(1);
    String tail = matcher.group(2) == null ? "" : matcher.group(2);
    return switch (tail) {
      case "" -> new NoteMark(key, What.TEXT, 1, 1);
      case "file" -> new NoteMark(key, What.FILE, 1, 1);
      case "link" -> new NoteMark(key, What.LINK, 1, 1);
      default ->
          new NoteMark(
              key,
              What.TEXT,
              Integer.parseInt(matcher.group(3)),
              Integer.parseInt(matcher.group(4)));
    };
  }
}
