package org.incidentbridge.mantis;

import static org.incidentbridge.mantis.MantisTextWriter.JOINER;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.Tables;

/** Reads lines with bars as a table. */
final class MantisTextTable {

  private MantisTextTable() {}

  static Table of(String head, List<String> body) {
    List<Row> rows = new ArrayList<>();
    rows.add(row(head, true));
    body.forEach(line -> rows.add(row(line, false)));
    return Tables.plain(new Table(rows));
  }

  private static Row row(String line, boolean header) {
    List<Cell> cells = new ArrayList<>();
    String rest = line.substring(line.indexOf('|') + 1);
    int from = 0;
    for (int i = 0; i <= rest.length(); i++) {
      boolean end = i == rest.length();
      boolean bar = !end && rest.charAt(i) == '|' && (i == 0 || rest.charAt(i - 1) != JOINER);
      if (bar || (end && !Characters.blank(rest.substring(Math.min(from, i))))) {
        cells.add(new Cell(header, MantisTextInlines.of(rest.substring(from, i))));
        from = i + 1;
      }
    }
    return new Row(cells);
  }
}
