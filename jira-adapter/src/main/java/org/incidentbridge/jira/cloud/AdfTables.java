package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Text;

/**
 * Turns ADF's tables into tables without spans. A cell that spans columns stands in its first one,
 * with empty ones after it as far as another row has a cell there: the number in a span must not
 * make a short text a long one.
 */
final class AdfTables {

  private static final int WIDEST_SPAN = 100;

  private AdfTables() {}

  static Table of(JsonNode content) {
    BitSet begun = begun(content);
    List<Row> rows = new ArrayList<>();
    content.forEach(row -> rows.add(row(row, begun)));
    return new Table(rows);
  }

  /** The columns in which a cell begins. */
  private static BitSet begun(JsonNode content) {
    BitSet begun = new BitSet();
    for (JsonNode row : content) {
      int column = 0;
      for (JsonNode cell : row.path("content")) {
        begun.set(column);
        column += span(cell);
      }
    }
    return begun;
  }

  private static Row row(JsonNode row, BitSet begun) {
    List<Cell> cells = new ArrayList<>();
    int column = 0;
    int spanned = 0;
    for (JsonNode cell : row.path("content")) {
      boolean header = cell.path("type").asText().equals("tableHeader");
      for (; spanned > 0; spanned--) {
        cells.add(new Cell(cells.getLast().header(), List.of()));
      }
      cells.add(new Cell(header, cell(cell.path("content"))));
      int end = column + span(cell);
      spanned = begun.get(column + 1, Math.max(end, column + 1)).cardinality();
      column = end;
    }
    return new Row(cells);
  }

  private static int span(JsonNode cell) {
    return Math.clamp(cell.path("attrs").path("colspan").asInt(1), 1, WIDEST_SPAN);
  }

  /** A cell's blocks one below the other. */
  private static List<Inline> cell(JsonNode content) {
    List<Inline> line = new ArrayList<>();
    for (JsonNode node : content) {
      if (!line.isEmpty()) {
        line.add(new HardBreak());
      }
      switch (node.path("type").asText()) {
        case "paragraph", "heading" -> line.addAll(AdfInlines.of(node.path("content")));
        case "bulletList",
            "orderedList",
            "taskList",
            "codeBlock",
            "blockquote",
            "panel",
            "nestedExpand",
            "decisionList" ->
            line.add(new Text(AdfText.of(node)));
        default -> line.add(AdfInlines.opaque(node));
      }
    }
    return line;
  }
}
