package org.incidentbridge.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;

/** The normal form of a panel; a quote that starts with {@code [!NOTE]} is one. */
final class NormalPanel {

  private static final Pattern HEAD =
      Pattern.compile("\\[!(INFO|NOTE|SUCCESS|WARNING|ERROR)\\](?= |$)");

  private NormalPanel() {}

  static List<Block> of(Panel panel) {
    String title = Placeholders.display(panel.title());
    List<Block> inner = NormalBlocks.of(panel.blocks());
    if (!inner.isEmpty()) {
      return List.of(new Panel(panel.kind(), title, inner));
    }
    return title.isEmpty() ? List.of() : NormalBlocks.of(List.of(new Paragraph(new Text(title))));
  }

  /** Takes normal blocks. */
  static Block orQuote(List<Block> blocks) {
    if (!(blocks.getFirst() instanceof Paragraph first)
        || !(first.content().getFirst() instanceof Text text)
        || !text.marks().isEmpty()) {
      return new Quote(blocks);
    }
    Matcher head = HEAD.matcher(text.text());
    if (!head.lookingAt()) {
      return new Quote(blocks);
    }
    List<Inline> content = first.content();
    int lineEnd = content.indexOf(new HardBreak());
    List<Inline> line = lineEnd < 0 ? content : content.subList(0, lineEnd);
    if (!line.stream().allMatch(NormalPanel::titled)) {
      return new Quote(blocks);
    }
    List<Block> inner = new ArrayList<>();
    if (lineEnd >= 0) {
      inner.add(new Paragraph(content.subList(lineEnd + 1, content.size())));
    }
    inner.addAll(blocks.subList(1, blocks.size()));
    inner = NormalBlocks.of(inner);
    if (inner.isEmpty()) {
      return new Quote(blocks);
    }
    String title = Placeholders.display(PlainText.ofInlines(line).substring(head.end()));
    return new Panel(PanelKind.valueOf(head.group(1)), title, inner);
  }

  private static boolean titled(Inline inline) {
    return inline instanceof Text || inline instanceof Link || inline instanceof Emoji;
  }
}
