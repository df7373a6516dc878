package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.RichText;

/**
 * Writes Jira's wiki markup. All text is escaped, so that nothing written elsewhere becomes markup
 * or a mention; people and macros are written as such only if they already stand in the ticket.
 */
public final class WikiWriter {

  private final WikiText lines = new WikiText();

  private WikiWriter() {}

  /** Markup for a new ticket or comment: people are named, opaque nodes are placeholders. */
  public static String write(RichText text) {
    return write(text, "");
  }

  /**
   * Markup that replaces {@code present}: mentions and macros that stand in it are kept.
   *
   * @param present the markup now in the ticket, empty if none
   */
  public static String write(RichText text, String present) {
    return new WikiWriter().blocks(WikiFit.of(text, present).blocks());
  }

  private String blocks(List<Block> blocks) {
    List<String> out = new ArrayList<>();
    blocks.forEach(block -> out.add(block(block)));
    return String.join("\n\n", out);
  }

  private String block(Block block) {
    return switch (block) {
      case Paragraph paragraph -> lines.paragraph(paragraph.content());
      case Heading heading -> "h" + heading.level() + ". " + lines.oneLine(heading.content());
      case CodeBlock code ->
          code.language().isEmpty()
              ? "{noformat}\n" + code.text() + "\n{noformat}"
              : "{code:" + code.language() + "}\n" + code.text() + "\n{code}";
      case Quote quote -> "{quote}\n" + blocks(quote.blocks()) + "\n{quote}";
      case BulletList list -> items(list.items(), "*");
      case OrderedList list -> items(list.items(), "#");
      case Table table -> table(table);
      case Rule ignored -> "----";
      case Panel panel -> panel(panel);
      case OpaqueBlock node -> throw new IllegalStateException("not fitted: " + node.getClass());
    };
  }

  private String panel(Panel panel) {
    String plain = panel.title().replace('|', '/').replace('{', '(').replace('}', ')');
    String title = plain.isEmpty() ? "" : "title=" + plain + "|";
    String colour = "bgColor=" + WikiSegments.COLOURS.get(panel.kind());
    return "{panel:" + title + colour + "}\n" + blocks(panel.blocks()) + "\n{panel}";
  }

  private String items(List<ListItem> items, String marker) {
    List<String> out = new ArrayList<>();
    for (ListItem item : items) {
      for (Block block : item.blocks()) {
        out.add(
            switch (block) {
              case BulletList list -> items(list.items(), marker + "*");
              case OrderedList list -> items(list.items(), marker + "#");
              case Paragraph paragraph -> marker + " " + text(item, paragraph.content());
              default -> throw new IllegalStateException("not fitted: " + block.getClass());
            });
      }
    }
    return String.join("\n", out);
  }

  private String text(ListItem item, List<Inline> content) {
    String box = item.task() == Task.DONE ? "\\[x\\] " : "\\[ \\] ";
    return (item.task() == Task.NONE ? "" : box) + lines.oneLine(content);
  }

  private String table(Table table) {
    List<String> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      StringBuilder out = new StringBuilder();
      for (Cell cell : row.cells()) {
        String content = lines.oneLine(cell.content());
        out.append(cell.header() ? "||" : "|").append(content.isEmpty() ? " " : content);
      }
      rows.add(out.append(row.cells().getLast().header() ? "||" : "|").toString());
    }
    return String.join("\n", rows);
  }
}
