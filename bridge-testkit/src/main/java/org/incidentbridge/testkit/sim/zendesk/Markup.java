package org.incidentbridge.testkit.sim.zendesk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of a comment's text when it is written. */
final class Markup {

  private static final Pattern TAG =
      Pattern.compile("<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)>", Pattern.DOTALL);
  private static final Pattern DANGEROUS =
      Pattern.compile(
          "<(script|style|iframe|object|form)\\b[^>]*>.*?(</\\1\\s*>|$)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z-]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");
  private static final Set<String> TAGS =
      Set.of(
          "a",
          "b",
          "blockquote",
          "br",
          "code",
          "del",
          "div",
          "em",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "i",
          "img",
          "li",
          "ol",
          "p",
          "pre",
          "s",
          "span",
          "strong",
          "sub",
          "sup",
          "table",
          "tbody",
          "td",
          "th",
          "thead",
          "tr",
          "u",
          "ul");
  private static final Set<String> DIRECTED =
      Set.of("p", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote");
  private static final Pattern SAFE = Pattern.compile("(https?:|mailto:|tel:|/|#).*");

  private Markup() {}

  /** HTML as Zendesk keeps it: without what is dangerous or unknown, with its own attributes. */
  static String cleaned(String html) {
    String safe = DANGEROUS.matcher(html).replaceAll("");
    return TAG.matcher(safe).replaceAll(tag -> Matcher.quoteReplacement(kept(tag)));
  }

  private static String kept(java.util.regex.MatchResult tag) {
    if (tag.group(2) == null) {
      return "";
    }
    String name = tag.group(2).toLowerCase(Locale.ROOT);
    if (!TAGS.contains(name)) {
      return "";
    }
    if (!tag.group(1).isEmpty()) {
      return "</" + name + ">";
    }
    return "<"
        + name
        + (DIRECTED.contains(name) ? " dir=\"auto\"" : "")
        + attributes(name, tag.group(3))
        + ">";
  }

  private static String attributes(String name, String raw) {
    StringBuilder kept = new StringBuilder();
    Matcher attribute = ATTRIBUTE.matcher(raw);
    while (attribute.find()) {
      String key = attribute.group(1).toLowerCase(Locale.ROOT);
      String value = attribute.group(2).substring(1, attribute.group(2).length() - 1);
      boolean target = (name.equals("a") && key.equals("href")) || key.equals("src");
      if ((target && SAFE.matcher(value).matches()) || key.equals("alt") || key.equals("title")) {
        kept.append(' ')
            .append(key)
            .append("=\"")
            .append(value.replace("\"", "&quot;"))
            .append('"');
      }
    }
    return kept + (name.equals("a") ? " rel=\"noreferrer\"" : "");
  }

  /**
   * What {@code body} becomes: runs of blanks collapse, and agents' Markdown is formatting.
   *
   * @param formats whether the author is an agent
   */
  static String ofBody(String body, boolean formats) {
    String plain = body.replace("\r\n", "\n").replaceAll("[ \\t]+", " ").strip();
    StringBuilder html = new StringBuilder();
    for (String paragraph : plain.split("\n\\s*\n", -1)) {
      html.append(paragraph(HtmlText.escaped(paragraph.strip()), formats));
    }
    return html.toString();
  }

  private static String paragraph(String text, boolean formats) {
    if (formats && text.lines().allMatch(line -> line.matches("[*+-] .*")) && !text.isEmpty()) {
      String items =
          text.lines()
              .map(line -> "<li>" + inline(line.substring(2)) + "</li>")
              .reduce("", String::concat);
      return "<ul dir=\"auto\">" + items + "</ul>";
    }
    String broken = (formats ? inline(text) : text).replace("\n", "<br>");
    return "<p dir=\"auto\">" + broken + "</p>";
  }

  private static String inline(String text) {
    return text.replaceAll("`([^`\n]+)`", "<code>$1</code>")
        .replaceAll("\\*\\*([^*\n]+)\\*\\*", "<strong>$1</strong>")
        .replaceAll("(?<![\\w*])\\*([^*\\s][^*\n]*)\\*(?![\\w*])", "<em>$1</em>")
        .replaceAll("(?<![\\w_])_([^_\\s][^_\n]*)_(?![\\w_])", "<em>$1</em>");
  }

  /** The beginning that has room, without a broken character at its end. */
  static String cut(String text, int bytes) {
    byte[] all = text.getBytes(StandardCharsets.UTF_8);
    if (all.length <= bytes) {
      return text;
    }
    CharBuffer kept = CharBuffer.allocate(bytes);
    StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(all, 0, bytes), kept, false);
    return kept.flip().toString();
  }
}
