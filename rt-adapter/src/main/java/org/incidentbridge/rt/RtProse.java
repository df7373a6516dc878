package org.incidentbridge.rt;

import java.nio.charset.StandardCharsets;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.Markdown;
import org.incidentbridge.text.RichText;

/** Texts on their way to and from RT, which keeps every character. */
final class RtProse {

  /** RT cuts a subject to so many bytes without a word. */
  private static final int SUBJECT = 200;

  private RtProse() {}

  /** What goes out is plain text that reads like Markdown. */
  static String write(RichText text) {
    return Markdown.render(text).strip();
  }

  /**
   * What a message says.
   *
   * @param ours whether the bridge wrote it, so that its marks mean what they meant to it
   */
  static RichText read(String text, boolean html, boolean ours) {
    if (html) {
      return RtHtml.read(text);
    }
    String clean = Characters.clean(text).strip();
    return ours ? Markdown.parse(clean) : RichText.plain(clean);
  }

  /** A subject as RT will show it. */
  static String subject(String text) {
    String line = Characters.oneLine(text).strip();
    int end = 0;
    int bytes = 0;
    while (end < line.length()) {
      int next = line.offsetByCodePoints(end, 1);
      bytes += line.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > SUBJECT) {
        return line.substring(0, end).strip();
      }
      end = next;
    }
    return line;
  }
}
