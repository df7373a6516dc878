package org.incidentbridge.app.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.incidentbridge.text.Characters;

/**
 * Leaves out what would steer a terminal: a title that somebody wrote in a tracker must not hide or
 * recolour what else is printed, nor turn it around. Line ends and tabs stay.
 */
final class Harmless extends FilterWriter {

  private Harmless(Writer out) {
    super(out);
  }

  /** A writer to the same place; it buffers nothing of its own. */
  static PrintWriter over(PrintWriter out) {
    return new PrintWriter(new Harmless(out));
  }

  /** The same text as it is printed. */
  static String of(String text) {
    StringBuilder harmless = new StringBuilder(text.length());
    text.chars().filter(c -> !steers(c)).forEach(c -> harmless.append((char) c));
    return harmless.toString();
  }

  /** Whether a character is left out. */
  static boolean steers(int c) {
    boolean stays = c == '\n' || c == '\r' || c == '\t';
    return (Character.isISOControl(c) && !stays) || Characters.turns(c);
  }

  @Override
  public void write(int c) throws IOException {
    if (!steers(c)) {
      out.write(c);
    }
  }

  @Override
  public void write(char[] characters, int from, int count) throws IOException {
    write(new String(characters, from, count), 0, count);
  }

  @Override
  public void write(String text, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(text.charAt(i));
    }
  }
}
