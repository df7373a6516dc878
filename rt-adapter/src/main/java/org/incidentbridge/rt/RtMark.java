package org.incidentbridge.rt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.CommandKey;

/**
 * The last line of what the bridge writes, by which it finds it again: {@code
 * [ib-abcdefghijklmnop]}, with {@code file} where the message only carries a file.
 *
 * @param key of the command that made the message
 * @param file whether it only carries a file
 */
record RtMark(String key, boolean file) {

  private static final Pattern LINE =
      Pattern.compile("\\[(" + CommandKey.FORM.pattern() + ")( file)?\\]");

  private static final Pattern VALUE =
      Pattern.compile("(" + CommandKey.FORM.pattern() + ")( file)?");

  static RtMark text(CommandKey key) {
    return new RtMark(key.text(), false);
  }

  static RtMark file(CommandKey key) {
    return new RtMark(key.text(), true);
  }

  /** The mark at the end of a text. */
  static Optional<RtMark> in(String text) {
    return read(LINE.matcher(text.substring(lastLine(text)).strip()));
  }

  /** The mark in a custom field. */
  static Optional<RtMark> value(String text) {
    return read(VALUE.matcher(text.strip()));
  }

  private static Optional<RtMark> read(Matcher matcher) {
    return matcher.matches()
        ? Optional.of(new RtMark(matcher.group(1), matcher.group(2) != null))
        : Optional.empty();
  }

  /** The text without its mark. */
  static String strip(String text) {
    return in(text).isPresent() ? text.substring(0, lastLine(text)).stripTrailing() : text;
  }

  private static int lastLine(String text) {
    return text.stripTrailing().lastIndexOf('\n') + 1;
  }

  /** The text with this mark as its last line. */
  String on(String text) {
    return text.isBlank() ? "[" + value() + "]" : text.stripTrailing() + "\n\n[" + value() + "]";
  }

  /** For a custom field. */
  String value() {
    return file ? key + " file" : key;
  }

  boolean isOf(CommandKey other) {
    return key.equals(other.text());
  }
}
