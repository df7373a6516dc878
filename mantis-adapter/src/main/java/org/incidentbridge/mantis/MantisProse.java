package org.incidentbridge.mantis;

import java.util.regex.Pattern;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.EmojiText;
import org.incidentbridge.text.RichText;

/** Texts on their way to and from MantisBT, which keeps no character of four bytes. */
final class MantisProse {

  private static final Pattern BREAKS = Pattern.compile("[\\n\\t]++");

  private MantisProse() {}

  static RichText read(String text) {
    return MantisTextReader.read(text);
  }

  static String write(RichText text) {
    return write(text, "");
  }

  /** Text to replace {@code present}, whose references to issues and notes stay links. */
  static String write(RichText text, String present) {
    return MantisTextWriter.write(text, present).strip();
  }

  /** One line of text as MantisBT can keep it: emoji become words. */
  static String line(String text) {
    return EmojiText.encode(Characters.oneLine(text));
  }

  /** What {@link #line} was given, from what MantisBT shows. */
  static String readLine(String text) {
    return EmojiText.decode(shown(text));
  }

  /** One line, which MantisBT shows with the control characters and line ends that it was sent. */
  static String shown(String text) {
    return BREAKS.matcher(Characters.clean(text)).replaceAll(" ").strip();
  }

  /** A name in one line as MantisBT can keep it, and as people type it. */
  static String name(String text) {
    return EmojiText.name(Characters.oneLine(text));
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** The first so many characters. */
  static String first(String text, int most) {
    return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
  }
}
