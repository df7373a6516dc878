package org.incidentbridge.rt;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Reads the HTML of messages, which RT keeps as it came: from its editor, or from anybody's mail.
 * Pure. What runs or styles is left out; what has no structure that a text knows is kept as text.
 */
final class RtHtml {

  private static final Map<String, Mark> MARKS =
      Map.ofEntries(
          Map.entry("b", Mark.BOLD),
          Map.entry("strong", Mark.BOLD),
          Map.entry("i", Mark.ITALIC),
          Map.entry("em", Mark.ITALIC),
          Map.entry("s", Mark.STRIKE),
          Map.entry("strike", Mark.STRIKE),
          Map.entry("del", Mark.STRIKE),
          Map.entry("u", Mark.UNDERLINE),
          Map.entry("code", Mark.CODE),
          Map.entry("tt", Mark.CODE),
          Map.entry("sup", Mark.SUPERSCRIPT),
          Map.entry("sub", Mark.SUBSCRIPT));

  private static final Set<String> SILENT =
      Set.of("script", "style", "head", "title", "template", "noscript", "object", "iframe");

  private static final int DEEPEST = RichText.MAX_DEPTH * 4;

  private final List<Block> blocks = new ArrayList<>();
  private List<Inline> line = new ArrayList<>();
  private final int depth;

  private RtHtml(int depth) {
    this.depth = depth;
  }

  static RichText read(String html) {
    return new RichText(blocks(Jsoup.parse(html).body(), 0)).normalised();
  }

  private static List<Block> blocks(Element parent, int depth) {
    RtHtml reader = new RtHtml(depth);
    reader.children(parent, EnumSet.noneOf(Mark.class));
    reader.flush();
    return reader.blocks;
  }

  private void flush() {
    if (!line.isEmpty()) {
      blocks.add(new Block.Paragraph(line));
      line = new ArrayList<>();
    }
  }

  private void children(Element parent, Set<Mark> marks) {
    for (Node child : parent.childNodes()) {
      if (child instanceof TextNode text) {
        text(text.getWholeText(), marks);
      } else if (child instanceof Element element && !SILENT.contains(element.normalName())) {
        element(element, marks);
      }
    }
  }

  /** White space between blocks says nothing. */
  private void text(String raw, Set<Mark> marks) {
    String text = raw.replaceAll("[ \\t\\r\\n]+", " ");
    if (!(text.isBlank() && line.isEmpty())) {
      line.add(new Inline.Text(text, marks));
    }
  }

  private void element(Element element, Set<Mark> marks) {
    if (depth > DEEPEST) {
      text(element.text(), marks);
      return;
    }
    switch (element.normalName()) {
      case "br" -> line.add(new Inline.HardBreak());
      case "hr" -> block(new Block.Rule());
      case "pre" -> block(new Block.CodeBlock("", element.wholeText()));
      case "blockquote" -> block(new Block.Quote(blocks(element, depth + 1)));
      case "ul" -> block(new Block.BulletList(items(element)));
      case "ol" -> block(new Block.OrderedList(start(element), items(element)));
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, marks);
      case "a" -> link(element, marks);
      case "img" -> text(element.attr("alt"), marks);
      case "td", "th" -> cell(element, marks);
      default -> other(element, marks);
    }
  }

  private void block(Block block) {
    flush();
    blocks.add(block);
  }

  private void heading(Element element, Set<Mark> marks) {
    flush();
    children(element, marks);
    int level = element.normalName().charAt(1) - '0';
    List<Inline> content = line;
    line = new ArrayList<>();
    blocks.add(new Block.Heading(level, content));
  }

  private void link(Element element, Set<Mark> marks) {
    String href = element.attr("href").strip();
    String shown = element.text();
    if (href.isEmpty() || shown.isBlank()) {
      children(element, marks);
    } else {
      line.add(new Inline.Link(href, "", List.of(new Inline.Text(shown, marks))));
    }
  }

  private void cell(Element element, Set<Mark> marks) {
    children(element, marks);
    line.add(new Inline.Text(" "));
  }

  private void other(Element element, Set<Mark> marks) {
    Mark mark = MARKS.get(element.normalName());
    if (mark != null) {
      Set<Mark> more = EnumSet.of(mark);
      more.addAll(marks);
      children(element, more);
    } else if (element.isBlock()) {
      flush();
      blocks.addAll(blocks(element, depth + 1));
    } else {
      children(element, marks);
    }
  }

  private List<Block.ListItem> items(Element list) {
    return list.children().stream()
        .filter(item -> item.normalName().equals("li"))
        .map(item -> new Block.ListItem(Block.Task.NONE, blocks(item, depth + 1)))
        .toList();
  }

  private static int start(Element list) {
    String start = list.attr("start");
    return start.matches("\\d{1,6}") ? Integer.parseInt(start) : 1;
  }
}
