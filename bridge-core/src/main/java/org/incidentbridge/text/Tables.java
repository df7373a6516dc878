package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;

/** Tables as Markdown has them: the first row is all headings or none, and no other row has any. */
public final class Tables {

  private Tables() {}

  /** Whether the first row is all headings, and says something. */
  public static boolean headed(Table table) {
    List<Cell> first = table.rows().getFirst().cells();
    return first.stream().allMatch(Cell::header)
        && first.stream().anyMatch(cell -> !cell.content().isEmpty());
  }

  /** The table with no headings other than a first row of them. */
  public static Table plain(Table table) {
    boolean headed = !table.rows().isEmpty() && headed(table);
    List<Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      boolean header = headed && rows.isEmpty();
      rows.add(
          new Row(row.cells().stream().map(cell -> new Cell(header, cell.content())).toList()));
    }
    return new Table(rows);
  }
}
