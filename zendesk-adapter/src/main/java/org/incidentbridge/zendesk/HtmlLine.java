package org.incidentbridge.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.Tags;
import org.incidentbridge.zendesk.ZendeskHtmlReader.Place;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** One line of HTML as it is read: white space folds as browsers fold it. */
final class HtmlLine {

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "section",
          "article",
          "header",
          "footer",
          "address",
          "center",
          "dl",
          "dt",
          "dd",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "hr",
          "blockquote",
          "ul",
          "ol",
          "li",
          "table",
          "tr",
          "figure",
          "figcaption",
          "main",
          "nav",
          "menu",
          "fieldset",
          "details");
  private static final Set<String> UNSEEN =
      Set.of("script", "style", "head", "title", "template", "noscript", "textarea", "select");
  private static final Pattern NAME = Pattern.compile("[?&]name=([^&#]+)");

  private final List<Inline> out = new ArrayList<>();
  private Style style = Style.PLAIN;
  private boolean folds = true;

  /**
   * How what follows is set.
   *
   * @param href of the link around it; empty if there is none
   */
  record Style(Set<Mark> marks, String href, String title) {

    static final Style PLAIN = new Style(Set.of(), "", "");

    Style with(Mark mark) {
      EnumSet<Mark> more = EnumSet.of(mark);
      more.addAll(marks);
      return new Style(more, href, title);
    }
  }

  /** The content of an element on one line; blocks in it are parted by line breaks. */
  static List<Inline> of(Element element, Place place) {
    var line = new HtmlLine();
    line.children(element, place);
    return line.content();
  }

  List<Inline> content() {
    return List.copyOf(out);
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  /** A new line in the same style. */
  HtmlLine next() {
    var next = new HtmlLine();
    next.style = style;
    return next;
  }

  void text(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean white = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
      if (!white || !folds) {
        kept.append(white || c == HtmlInlines.NO_BREAK ? ' ' : c);
      }
      folds = white;
    }
    if (!kept.isEmpty()) {
      add(new Text(kept.toString(), style.marks()));
    }
  }

  private void add(Inline inline) {
    boolean linked = !style.href().isEmpty() && !(inline instanceof HardBreak);
    out.add(linked ? new Link(style.href(), style.title(), List.of(inline)) : inline);
  }

  /** Whether the element is a piece of the line without content of its own, or is not seen. */
  boolean inline(Element element) {
    String name = element.normalName();
    if (name.equals("br")) {
      breaks();
    } else if (name.equals("img")) {
      image(element);
    } else {
      return UNSEEN.contains(name);
    }
    return true;
  }

  private void breaks() {
    out.add(new HardBreak());
    folds = true;
  }

  private void image(Element image) {
    Matcher named = NAME.matcher(image.attr("src"));
    String file = named.find() ? decoded(named.group(1)) : "";
    if (!file.isBlank()) {
      out.add(new Inline.AttachmentRef(file, true));
      folds = false;
    } else {
      text(image.attr("alt"));
    }
  }

  private static String decoded(String name) {
    try {
      return java.net.URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  /** Goes into an element; what stood before is to be given to {@link #close}. */
  Style open(Element element) {
    Style before = style;
    String name = element.normalName();
    if (name.equals("code") || name.equals("tt") || name.equals("kbd") || name.equals("samp")) {
      style = style.with(Mark.CODE);
    } else if (name.equals("a")) {
      style = new Style(style.marks(), element.attr("href").strip(), element.attr("title"));
    } else if (name.equals("ins")) {
      style = style.with(Mark.UNDERLINE);
    } else if (name.equals("strike")) {
      style = style.with(Mark.STRIKE);
    } else {
      Tags.mark("<" + name + ">").ifPresent(mark -> style = style.with(mark));
    }
    return before;
  }

  void close(Style before) {
    style = before;
  }

  private void children(Element parent, Place place) {
    for (Node node : parent.childNodes()) {
      if (node instanceof TextNode text) {
        text(text.getWholeText());
      } else if (node instanceof Element element) {
        element(element, place);
      }
    }
  }

  private void element(Element element, Place place) {
    if (place.isDeepest()) {
      text(element.wholeText());
      return;
    }
    if (inline(element)) {
      return;
    }
    boolean block = BLOCKS.contains(element.normalName());
    part(block);
    Style before = open(element);
    children(element, place.inner());
    style = before;
    part(block);
  }

  private void part(boolean block) {
    if (block && !out.isEmpty() && !(out.getLast() instanceof HardBreak)) {
      breaks();
    }
  }
}
