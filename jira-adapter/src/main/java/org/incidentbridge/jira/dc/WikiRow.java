package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Characters;

/** Reads a line of a table; two bars start a heading. */
final class WikiRow {

  private WikiRow() {}

  static Row of(String line) {
    List<Cell> cells = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      boolean header = line.startsWith("||", at);
      int start = at + (header ? 2 : 1);
      int end = end(line, start);
      String content = line.substring(Math.min(start, line.length()), end);
      if (end < line.length() || !Characters.blank(content)) {
        cells.add(new Cell(header, WikiInlines.of(content)));
      }
      at = end;
    }
    return new Row(cells);
  }

  /** The next bar that is not part of a link, an image or an escape. */
  private static int end(String line, int start) {
    int at = start;
    while (at < line.length() && line.charAt(at) != '|') {
      char c = line.charAt(at);
      Matcher whole =
          (c == '[' ? WikiInlines.BRACKETS : WikiInlines.IMAGE)
              .matcher(line)
              .region(at, line.length());
      if (c == '\\') {
        at += 2;
      } else if ((c == '[' || c == '!') && whole.lookingAt()) {
        at = whole.end();
      } else {
        at++;
      }
    }
    return Math.min(at, line.length());
  }
}
