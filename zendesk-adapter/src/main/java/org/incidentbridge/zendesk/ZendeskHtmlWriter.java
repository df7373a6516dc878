package org.incidentbridge.zendesk;

import java.util.List;
import java.util.Set;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.InlineRenderer;
import org.incidentbridge.text.Placeholders;
import org.incidentbridge.text.Reduced;
import org.incidentbridge.text.Rewrite;
import org.incidentbridge.text.RichText;

/**
 * Rich text as the HTML of Zendesk's comments, made of elements alone that Zendesk keeps. Panels
 * are quotes that begin with their kind, tasks are items that begin with a box. White space that
 * HTML would swallow is written with no-break spaces.
 */
public final class ZendeskHtmlWriter {

  private static final String TAB = "    ";

  private final StringBuilder out = new StringBuilder();
  private final InlineRenderer inlines = new InlineRenderer(new HtmlInlines(), out);

  private ZendeskHtmlWriter() {}

  /** The text as HTML without a frame; empty if it says nothing. */
  public static String write(RichText text) {
    var writer = new ZendeskHtmlWriter();
    spaced(Reduced.of(text)).blocks().forEach(writer::block);
    return writer.out.toString();
  }

  /** No-break spaces and tabs are no characters of their own in running text. */
  private static RichText spaced(RichText text) {
    return new Rewrite(ZendeskHtmlWriter::spaced, ZendeskHtmlWriter::spaced)
        .apply(text)
        .normalised();
  }

  private static List<Inline> spaced(Inline inline) {
    return List.of(
        switch (inline) {
          case Text run -> new Text(spaced(run.text()).replace("\t", TAB), run.marks());
          case Inline.AttachmentRef ref ->
              new Inline.AttachmentRef(spaced(ref.fileName()), ref.image());
          case Inline.OpaqueRef ref ->
              new Inline.OpaqueRef(ref.kind(), ref.token(), spaced(ref.display()));
          default -> inline;
        });
  }

  private static List<Block> spaced(Block block) {
    return List.of(
        block instanceof Block.Panel panel
            ? new Block.Panel(panel.kind(), spaced(panel.title()), panel.blocks())
            : block);
  }

  private static String spaced(String text) {
    return text.replace(HtmlInlines.NO_BREAK, ' ');
  }

  private void block(Block block) {
    switch (block) {
      case Paragraph paragraph -> element("p", paragraph.content());
      case Block.Heading heading -> element("h" + heading.level(), heading.content());
      case Block.CodeBlock code ->
          out.append("<pre>").append(HtmlInlines.escaped(code.text())).append("</pre>");
      case Block.Quote quote -> quote("", quote.blocks());
      case Block.Panel panel -> quote(head(panel), panel.blocks());
      case Block.BulletList list -> list("<ul>", list.items(), "</ul>");
      case Block.OrderedList list -> list(ordered(list.start()), list.items(), "</ol>");
      case Block.Table table -> table(table);
      case Block.Rule rule -> out.append("<hr>");
      case Block.OpaqueBlock node ->
          element("p", List.of(Placeholders.ref(node.kind(), node.payload(), node.display())));
    }
  }

  private void element(String name, List<Inline> content) {
    out.append('<').append(name).append('>');
    inlines.render(content, InlineRenderer.EDGE);
    out.append("</").append(name).append('>');
  }

  private void quote(String head, List<Block> blocks) {
    out.append("<blockquote>").append(head);
    blocks.forEach(this::block);
    out.append("</blockquote>");
  }

  private static String head(Block.Panel panel) {
    String title = panel.title().isEmpty() ? "" : " " + panel.title();
    return "<p>" + HtmlInlines.escaped("[!" + panel.kind() + "]" + title) + "</p>";
  }

  private static String ordered(int start) {
    return start == 1 ? "<ol>" : "<ol start=\"" + start + "\">";
  }

  private void list(String opens, List<ListItem> items, String closes) {
    out.append(opens);
    items.forEach(this::item);
    out.append(closes);
  }

  private void item(ListItem item) {
    out.append("<li>").append(box(item.task()));
    boolean first = true;
    for (Block block : item.blocks()) {
      if (first && block instanceof Paragraph paragraph) {
        inlines.render(paragraph.content(), InlineRenderer.EDGE);
      } else {
        block(block);
      }
      first = false;
    }
    out.append("</li>");
  }

  private static String box(Block.Task task) {
    return switch (task) {
      case NONE -> "";
      case OPEN -> "[ ] ";
      case DONE -> "[x] ";
    };
  }

  private void table(Block.Table table) {
    out.append("<table><tbody>");
    table.rows().forEach(this::row);
    out.append("</tbody></table>");
  }

  private void row(Row row) {
    out.append("<tr>");
    row.cells().forEach(cell -> element(cell.header() ? "th" : "td", cell.content()));
    out.append("</tr>");
  }

  /** Names of the elements that are ever written. */
  static Set<String> elements() {
    return Set.of(
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "ul",
        "ol",
        "li",
        "table",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "br",
        "a",
        "b",
        "i",
        "s",
        "u",
        "sup",
        "sub",
        "code");
  }
}
