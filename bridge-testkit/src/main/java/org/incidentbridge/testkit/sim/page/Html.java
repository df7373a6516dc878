package org.incidentbridge.testkit.sim.page;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of a page. Text gets in escaped and in no other way; names of elements and of their
 * classes come from the code alone.
 */
public final class Html {

  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>\"'|\\[\\]{}]*[^\\s<>\"'|\\[\\]{}.,;:!?)]");
  private static final Pattern FOLLOWED = Pattern.compile("(?is)https?://.*|/(?![/\\\\]).*");
  private static final Html NOTHING = new Html("");

  private final String source;

  private Html(String source) {
    this.source = source;
  }

  /** Text as it is. */
  public static Html text(String plain) {
    return new Html(escaped(plain));
  }

  /** Text whose addresses can be followed. */
  public static Html linked(String plain) {
    StringBuilder out = new StringBuilder();
    Matcher address = ADDRESS.matcher(plain);
    int from = 0;
    while (address.find()) {
      out.append(escaped(plain.substring(from, address.start())));
      out.append(link(address.group(), text(address.group())).source);
      from = address.end();
    }
    return new Html(out.append(escaped(plain.substring(from))).toString());
  }

  /** Text of several lines. */
  public static Html prose(String plain) {
    return div("prose", linked(plain.strip()));
  }

  /** An element. */
  public static Html tag(String name, Html... inside) {
    return new Html("<" + name + ">" + all(Arrays.asList(inside)).source + "</" + name + ">");
  }

  /** An element that has neither content nor end. */
  public static Html mark(String name) {
    return new Html("<" + name + ">");
  }

  public static Html div(String kind, Html... inside) {
    return of("div", "class", kind, all(Arrays.asList(inside)));
  }

  public static Html span(String kind, Html... inside) {
    return of("span", "class", kind, all(Arrays.asList(inside)));
  }

  /** A place that an address can point to. */
  public static Html anchored(String id, Html inside) {
    return of("div", "id", id, inside);
  }

  /** A link within the site or to HTTP elsewhere; where an address is neither, its text alone. */
  public static Html link(String address, Html shown) {
    return FOLLOWED.matcher(address).matches() ? of("a", "href", address, shown) : shown;
  }

  /** A link to a place on the same page. */
  public static Html jump(String id, Html shown) {
    return of("a", "href", "#" + id, shown);
  }

  /** One after another. */
  public static Html all(Collection<Html> pieces) {
    return new Html(pieces.stream().map(piece -> piece.source).collect(Collectors.joining()));
  }

  /** One after another. */
  public static Html all(Html... pieces) {
    return all(List.of(pieces));
  }

  public static Html nothing() {
    return NOTHING;
  }

  /** A whole page, with its style in it. */
  static Html document(String title, Html body) {
    String head =
        """
        <!DOCTYPE html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        """
            .formatted(escaped(title), Style.SHEET);
    return new Html(head + body.source + "\n");
  }

  String source() {
    return source;
  }

  private static Html of(String name, String attribute, String value, Html inside) {
    String open = "<%s %s=\"%s\">".formatted(name, attribute, escaped(value));
    return new Html(open + inside.source + "</" + name + ">");
  }

  private static String escaped(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
