package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline.Text;

/** The normal form of a table: as many cells in each row, no row or table without content. */
final class NormalTable {

  /** So many empty cells may make up for short rows. */
  private static final int MOST_PADDING = 5_000;

  private NormalTable() {}

  static List<Block> of(Table table) {
    List<Row> rows = new ArrayList<>();
    int width = 0;
    long filled = 0;
    for (Row row : table.rows()) {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : row.cells()) {
        cells.add(new Cell(cell.header(), NormalInlines.of(cell.content())));
      }
      if (cells.stream().anyMatch(cell -> !cell.content().isEmpty())) {
        rows.add(new Row(cells));
        width = Math.max(width, cells.size());
        filled += cells.size();
      }
    }
    int columns = width;
    if (rows.isEmpty()) {
      return List.of();
    }
    return (long) columns * rows.size() - filled > MOST_PADDING
        ? lines(rows)
        : List.of(new Table(rows.stream().map(row -> padded(row, columns)).toList()));
  }

  /** One wide row among many short ones would make a text many times as long. */
  private static List<Block> lines(List<Row> rows) {
    return NormalBlocks.of(rows.stream().<Block>map(NormalTable::line).toList());
  }

  private static Paragraph line(Row row) {
    List<Inline> line = new ArrayList<>();
    for (Cell cell : row.cells()) {
      if (!line.isEmpty() && !cell.content().isEmpty()) {
        line.add(new Text(" | "));
      }
      line.addAll(cell.content());
    }
    return new Paragraph(line);
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
