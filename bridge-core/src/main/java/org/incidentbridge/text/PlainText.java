package org.incidentbridge.text;

import java.util.List;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.OpaqueRef;
import org.incidentbridge.text.Inline.Text;

/** The characters of a text without its structure. */
final class PlainText {

  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  static String of(List<Block> blocks) {
    PlainText plain = new PlainText();
    plain.blocks(blocks);
    return plain.out.toString();
  }

  static String ofInlines(List<Inline> content) {
    PlainText plain = new PlainText();
    plain.inlines(content);
    return plain.out.toString();
  }

  private void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      switch (block) {
        case Paragraph paragraph -> line(paragraph.content());
        case Heading heading -> line(heading.content());
        case CodeBlock code -> line(code.text());
        case Quote quote -> blocks(quote.blocks());
        case BulletList list -> list.items().forEach(item -> blocks(item.blocks()));
        case OrderedList list -> list.items().forEach(item -> blocks(item.blocks()));
        case Table table -> table.rows().forEach(this::row);
        case Rule ignored -> {}
        case Panel panel -> {
          if (!panel.title().isEmpty()) {
            line(panel.title());
          }
          blocks(panel.blocks());
        }
        case OpaqueBlock node -> line(node.display());
      }
    }
  }

  private void row(Row row) {
    newLine();
    String gap = "";
    for (Cell cell : row.cells()) {
      out.append(gap);
      inlines(cell.content());
      gap = "\t";
    }
  }

  private void line(List<Inline> content) {
    newLine();
    inlines(content);
  }

  private void line(String text) {
    newLine();
    out.append(text);
  }

  private void newLine() {
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  private void inlines(List<Inline> content) {
    for (Inline inline : content) {
      switch (inline) {
        case Text text -> out.append(text.text());
        case Link link -> inlines(link.content());
        case HardBreak ignored -> out.append('\n');
        case MentionedPerson person -> out.append('@').append(person.displayName());
        case Emoji emoji ->
            out.append(emoji.unicode().isEmpty() ? ":" + emoji.shortName() + ":" : emoji.unicode());
        case AttachmentRef ref -> out.append(ref.fileName());
        case OpaqueInline node -> out.append(node.display());
        case OpaqueRef ref -> out.append(ref.display());
      }
    }
  }
}
