package org.incidentbridge.testkit.sim.zendesk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Comments as HTML and as text. */
final class HtmlText {

  private static final Pattern TOKEN =
      Pattern.compile("<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>|[^<]+|<", Pattern.DOTALL);
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|[a-zA-Z]{2,6});");
  private static final Pattern HREF = Pattern.compile("href\\s*=\\s*[\"']([^\"']*)[\"']");
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");
  private static final Set<String> BLOCKS =
      Set.of(
          "p", "div", "ul", "ol", "pre", "blockquote", "table", "h1", "h2", "h3", "h4", "h5", "h6");

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> links = new ArrayDeque<>();
  private final Deque<Integer> linkStarts = new ArrayDeque<>();
  private int verbatim;

  private HtmlText() {}

  /** The frame in which the interface shows a comment. */
  static String framed(String html) {
    return "<div class=\"zd-comment\" dir=\"auto\">" + html + "</div>";
  }

  /** What a reader sees, with line breaks; links with their targets behind them. */
  static String text(String html) {
    HtmlText reader = new HtmlText();
    Matcher token = TOKEN.matcher(html);
    while (token.find()) {
      String name = token.group(2);
      if (name == null) {
        reader.words(token.group());
      } else {
        reader.tag(name.toLowerCase(Locale.ROOT), !token.group(1).isEmpty(), token.group(3));
      }
    }
    return reader.out.toString().replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void words(String raw) {
    if (raw.startsWith("<!--")) {
      return;
    }
    String words = verbatim > 0 ? raw : raw.replaceAll("[ \\t\\r\\n]+", " ");
    boolean fresh = out.isEmpty() || out.charAt(out.length() - 1) == '\n';
    out.append(decoded(verbatim == 0 && fresh ? words.stripLeading() : words));
  }

  private void tag(String name, boolean closes, String attributes) {
    switch (name) {
      case "br" -> out.append('\n');
      case "li" -> item(closes);
      case "td", "th" -> out.append(closes ? " " : "");
      case "tr" -> out.append(closes ? "\n" : "");
      case "a" -> link(closes, attributes);
      default -> block(name, closes);
    }
  }

  private void block(String name, boolean closes) {
    if (name.equals("pre")) {
      verbatim = Math.max(0, verbatim + (closes ? -1 : 1));
    }
    if (BLOCKS.contains(name) && !out.isEmpty()) {
      out.append(closes && !name.equals("div") ? "\n\n" : "\n");
    }
  }

  private void item(boolean closes) {
    if (closes) {
      out.append('\n');
    } else {
      out.append("* ");
    }
  }

  private void link(boolean closes, String attributes) {
    if (!closes) {
      Matcher href = HREF.matcher(attributes);
      links.push(href.find() ? decoded(href.group(1)) : "");
      linkStarts.push(out.length());
    } else if (!links.isEmpty()) {
      String target = links.pop();
      String shown = out.substring(Math.min(out.length(), linkStarts.pop())).strip();
      String bare = target.replace("mailto:", "");
      if (!target.isEmpty() && !shown.equals(bare)) {
        out.append(" (").append(bare).append(')');
      }
    }
  }

  static String decoded(String text) {
    return ENTITY.matcher(text).replaceAll(m -> Matcher.quoteReplacement(entity(m.group(1))));
  }

  private static String entity(String name) {
    if (!name.startsWith("#")) {
      @Nullable String known = ENTITIES.get(name);
      return known == null ? "&" + name + ";" : known;
    }
    boolean hex = name.startsWith("#x");
    int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
    return Character.isValidCodePoint(point) ? Character.toString(point) : "\ufffd";
  }
}
