package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.text.Block.BulletList;
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

/**
 * Writes blocks as lines of Markdown or of the Markdown-like text of a plain-text tracker; the two
 * differ only in what stands inside a line.
 */
public final class LineWriter {

  /** What stands inside a line. */
  public interface Lines {
    /** A paragraph, with {@code \n} where its lines part. */
    String paragraph(List<Inline> content);

    /** Content that must stay on one line and may not hold a bare {@code |}. */
    String cell(List<Inline> content);

    /** Content of a heading. */
    String heading(List<Inline> content);

    /** Code, as it stands. */
    String code(String text);

    String rule();
  }

  private final Lines lines;

  public LineWriter(Lines lines) {
    this.lines = lines;
  }

  /** A reduced, normal text as lines parted by {@code \n}, without one at the end. */
  public String write(List<Block> blocks) {
    return String.join("\n", blocks(blocks));
  }

  private List<String> blocks(List<Block> blocks) {
    List<String> out = new ArrayList<>();
    Block previous = null;
    for (Block block : blocks) {
      if (previous != null) {
        out.add("");
      }
      out.addAll(block(block));
      previous = block;
    }
    return out;
  }

  private List<String> block(Block block) {
    return switch (block) {
      case Paragraph paragraph -> split(lines.paragraph(paragraph.content()));
      case Heading heading ->
          List.of("#".repeat(heading.level()) + " " + lines.heading(heading.content()));
      case CodeBlock code -> code(code);
      case Quote quote -> prefixed(blocks(quote.blocks()), "> ", "> ");
      case BulletList list -> items(list.items(), -1);
      case OrderedList list -> items(list.items(), list.start());
      case Table table -> table(table);
      case Rule ignored -> List.of(lines.rule());
      case Panel panel -> panel(panel);
      case OpaqueBlock node ->
          split(
              lines.paragraph(
                  List.of(Placeholders.ref(node.kind(), node.payload(), node.display()))));
    };
  }

  private static List<String> split(String text) {
    return List.of(text.split("\n", -1));
  }

  private List<String> code(CodeBlock code) {
    String fence = "`".repeat(Math.max(3, longestRun(code.text()) + 1));
    List<String> out = new ArrayList<>();
    out.add(fence + code.language());
    out.addAll(split(lines.code(code.text())));
    out.add(fence);
    return out;
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  private static List<String> prefixed(List<String> lines, String first, String rest) {
    List<String> out = new ArrayList<>(lines.size());
    for (String line : lines) {
      String prefix = out.isEmpty() ? first : rest;
      out.add(line.isEmpty() ? prefix.stripTrailing() : prefix + line);
    }
    return out;
  }

  private List<String> items(List<ListItem> items, int start) {
    List<String> out = new ArrayList<>();
    int number = start;
    for (ListItem item : items) {
      String bullet = start < 0 ? "- " : number++ + ". ";
      out.addAll(prefixed(item(item), bullet, " ".repeat(bullet.length())));
    }
    return out;
  }

  private List<String> item(ListItem item) {
    List<String> out = new ArrayList<>();
    Block previous = null;
    for (Block block : item.blocks()) {
      if (previous != null && !(previous instanceof Paragraph && mayFollow(block))) {
        out.add("");
      }
      out.addAll(block(block));
      previous = block;
    }
    if (item.task() != Task.NONE) {
      out.set(0, (item.task() == Task.DONE ? "[x] " : "[ ] ") + out.getFirst());
    }
    return out;
  }

  /** A list that may follow a paragraph without an empty line. */
  private static boolean mayFollow(Block block) {
    return block instanceof BulletList || (block instanceof OrderedList list && list.start() == 1);
  }

  private List<String> table(Table table) {
    List<String> out = new ArrayList<>();
    List<Row> rows = table.rows();
    boolean headed = Tables.headed(table);
    int width = rows.getFirst().cells().size();
    out.add(headed ? row(rows.getFirst()) : "|" + "  |".repeat(width));
    out.add("|" + " --- |".repeat(width));
    rows.stream().skip(headed ? 1 : 0).forEach(row -> out.add(row(row)));
    return out;
  }

  private String row(Row row) {
    StringBuilder out = new StringBuilder("|");
    row.cells().forEach(cell -> out.append(' ').append(lines.cell(cell.content())).append(" |"));
    return out.toString();
  }

  private List<String> panel(Panel panel) {
    List<String> out = new ArrayList<>();
    String title = panel.title().isEmpty() ? "" : " " + lines.heading(title(panel));
    out.add("[!" + panel.kind() + "]" + title);
    out.add("");
    out.addAll(blocks(panel.blocks()));
    return prefixed(out, "> ", "> ");
  }

  private static List<Inline> title(Panel panel) {
    return List.of(new Inline.Text(panel.title()));
  }
}
