package org.incidentbridge.app.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Leaves out what would steer a terminal: a title that somebody wrote in a tracker must not hide or
 * recolour what else is printed. Line ends and tabs stay.
 */
final class Harmless extends FilterWriter {

  private Harmless(Writer out) {
    super(out);
  }

  /** A writer to the same place; it buffers nothing of its own. */
  static PrintWriter over(PrintWriter out) {
    return new PrintWriter(new Harmless(out));
  }

  @Override
  public void write(int c) throws IOException {
    if (!Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t') {
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
