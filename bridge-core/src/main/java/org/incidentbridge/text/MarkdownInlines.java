package org.incidentbridge.text;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;

/** Turns the inline children of a commonmark-java node into a line. */
final class MarkdownInlines {

  private static final String ATTACHMENT = "attachment:";
  private final MarkPairs line = new MarkPairs();

  private MarkdownInlines() {}

  static List<Inline> of(Node parent) {
    MarkdownInlines reader = new MarkdownInlines();
    reader.children(parent);
    return reader.line.build();
  }

  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      inline(node);
    }
  }

  private void inline(Node node) {
    switch (node) {
      case org.commonmark.node.Text text -> line.literal(text.getLiteral());
      case Code code -> line.node(new Text(code.getLiteral(), Mark.CODE));
      case HardLineBreak ignored -> line.node(new HardBreak());
      case SoftLineBreak ignored -> line.node(new HardBreak());
      case Emphasis emphasis -> marked(Mark.ITALIC, emphasis);
      case StrongEmphasis strong -> marked(Mark.BOLD, strong);
      case Strikethrough strike -> marked(Mark.STRIKE, strike);
      case org.commonmark.node.Link link -> link(link);
      case Image image -> image(image);
      case HtmlInline html -> html(html.getLiteral());
      default -> children(node);
    }
  }

  private void marked(Mark mark, Node node) {
    String name = "node" + System.identityHashCode(node);
    line.delimiter(mark, new MarkPairs.Delimiter(name, true, false), "");
    children(node);
    line.delimiter(mark, new MarkPairs.Delimiter(name, false, true), "");
  }

  private void link(org.commonmark.node.Link link) {
    String title = link.getTitle() == null ? "" : link.getTitle();
    String href = link.getDestination();
    if (Hrefs.clean(href).isEmpty()) {
      children(link);
      line.literal(href.isEmpty() ? "" : " (" + href + ")");
    } else {
      line.node(new Link(href, title, of(link)));
    }
  }

  private void image(Image image) {
    String target = image.getDestination();
    if (target.startsWith(ATTACHMENT)) {
      line.node(new AttachmentRef(target.substring(ATTACHMENT.length()), true));
    } else if (Hrefs.clean(target).isEmpty()) {
      line.node(new AttachmentRef(target, true));
    } else {
      line.node(new Link(target, "", of(image)));
    }
  }

  private void html(String html) {
    if (html.matches("(?i)<br\\s*/?>")) {
      line.node(new HardBreak());
      return;
    }
    Tags.mark(html)
        .ifPresentOrElse(
            mark -> line.delimiter(mark, Tags.style(html), html), () -> line.literal(html));
  }
}
