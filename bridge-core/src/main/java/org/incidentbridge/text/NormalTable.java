package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;

/** The normal form of a table: as many cells in each row, no row or table without content. */
final class NormalTable {

  private NormalTable() {}

  static Optional<Table> of(Table table) {
    List<Row> rows = new ArrayList<>();
    int width = 0;
    for (Row row : table.rows()) {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : row.cells()) {
        cells.add(new Cell(cell.header(), NormalInlines.of(cell.content())));
      }
      if (cells.stream().anyMatch(cell -> !cell.content().isEmpty())) {
        rows.add(new Row(cells));
        width = Math.max(width, cells.size());
      }
    }
    int columns = width;
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Table(rows.stream().map(row -> padded(row, columns)).toList()));
  }

  private static Row padded(Row row, int width) {
    List<Cell> cells = new ArrayList<>(row.cells());
    boolean header = cells.getLast().header();
    while (cells.size() < width) {
      cells.add(new Cell(header, List.of()));
    }
    return new Row(cells);
  }
}
