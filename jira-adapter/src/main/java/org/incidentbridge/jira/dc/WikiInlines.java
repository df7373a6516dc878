package org.incidentbridge.jira.dc;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Addresses;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.InlineRenderer;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.MarkPairs;

/** Reads one line. */
final class WikiInlines {

  static final String KIND = "jira-dc:";
  static final Map<Character, Mark> SIGNS =
      Map.of(
          '*', Mark.BOLD,
          '_', Mark.ITALIC,
          '-', Mark.STRIKE,
          '+', Mark.UNDERLINE,
          '^', Mark.SUPERSCRIPT,
          '~', Mark.SUBSCRIPT);

  /** Every pattern stops where it could start again, so that a line is read in one pass. */
  static final Pattern BRACKETS = Pattern.compile("\\[((?:[^\\[\\]\\\\]|\\\\.)++)\\]");

  static final Pattern IMAGE =
      Pattern.compile("!([^!|\\s\\[\\]{}\\\\][^!|\\[\\]{}\\\\]*+)(\\|[^!|\\[\\]{}\\\\]*+)?!");
  private static final Pattern FILE_NAME = Pattern.compile(".*\\.[A-Za-z0-9]{1,5}");
  private static final Pattern LINK =
      Pattern.compile("((?:[^|\\\\]|\\\\.)++)\\|([^|\\s\\\\]++)(?:\\|([^|]*+))?");
  private static final Pattern CODE = Pattern.compile("\\{\\{((?:[^{}\\\\]|\\\\.)++)\\}\\}");
  private static final Pattern MACRO = Pattern.compile("\\{([a-z][a-z-]*+)(:[^{}\\n]*+)?\\}");
  private static final Pattern MARK = Pattern.compile("\\{([*_+^~-])\\}");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#([0-9]{1,7})|(amp|lt|gt|quot|nbsp));");
  private static final Map<String, Character> NAMED =
      Map.of("amp", '&', "lt", '<', "gt", '>', "quot", '"', "nbsp", '\u00A0');

  /** Macros that are used without a parameter; other names in braces are somebody's text. */
  private static final Set<String> MACROS =
      Set.of(
          "anchor",
          "chart",
          "column",
          "csv",
          "details",
          "excerpt",
          "expand",
          "gallery",
          "html",
          "include",
          "info",
          "jira",
          "jiraissues",
          "note",
          "section",
          "sql",
          "status",
          "tip",
          "toc",
          "viewfile",
          "warning",
          "widget");

  private final String line;
  private final boolean inLink;
  private final MarkPairs out = new MarkPairs();
  private int at;

  private WikiInlines(String line, boolean inLink) {
    this.line = line;
    this.inLink = inLink;
  }

  static List<Inline> of(String line) {
    return new WikiInlines(line, false).read();
  }

  private List<Inline> read() {
    while (at < line.length()) {
      if (!markup()) {
        out.literal(line.charAt(at++));
      }
    }
    return out.build();
  }

  private boolean markup() {
    char c = line.charAt(at);
    return switch (c) {
      case '\\' -> backslash();
      case '&' -> entity();
      case '{' -> code() || brace() || macro();
      case '[' -> brackets();
      case '!' -> image();
      case '?' -> cite();
      case '*', '_', '-', '+', '^', '~' -> sign(c);
      default -> address();
    };
  }

  private Matcher here(Pattern pattern) {
    return pattern.matcher(line).region(at, line.length());
  }

  private boolean backslash() {
    char next = after(1);
    if (next == '\\') {
      out.node(new HardBreak());
    } else if (escapable(next)) {
      out.literal(next);
    } else {
      return false;
    }
    at += 2;
    return true;
  }

  static boolean escapable(char c) {
    return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
  }

  private char after(int offset) {
    return at + offset < line.length() ? line.charAt(at + offset) : InlineRenderer.EDGE;
  }

  private char before() {
    return at == 0 ? InlineRenderer.EDGE : line.charAt(at - 1);
  }

  private boolean entity() {
    Matcher entity = here(ENTITY);
    if (!entity.lookingAt()) {
      return false;
    }
    out.literal(character(entity));
    at = entity.end();
    return true;
  }

  private static String character(Matcher entity) {
    if (entity.group(1) == null) {
      return String.valueOf(NAMED.get(entity.group(2)));
    }
    int codePoint = Integer.parseInt(entity.group(1));
    boolean real = Character.isValidCodePoint(codePoint) && codePoint >= ' ';
    return real ? Character.toString(codePoint) : "\uFFFD";
  }

  private boolean code() {
    Matcher code = here(CODE);
    if (!code.lookingAt()) {
      return false;
    }
    out.node(new Text(plain(code.group(1)), Mark.CODE));
    at = code.end();
    return true;
  }

  /** Text in which only escapes and entities count. */
  private static String plain(String source) {
    StringBuilder text = new StringBuilder();
    Matcher entity = ENTITY.matcher(source);
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\\' && i + 1 < source.length() && escapable(source.charAt(i + 1))) {
        text.append(source.charAt(++i));
      } else if (c == '&' && entity.region(i, source.length()).lookingAt()) {
        text.append(character(entity));
        i = entity.end() - 1;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private boolean brace() {
    Matcher mark = here(MARK);
    if (!mark.lookingAt()) {
      return false;
    }
    Mark meant = SIGNS.getOrDefault(mark.group(1).charAt(0), Mark.BOLD);
    out.delimiter(meant, new MarkPairs.Delimiter(mark.group(), true, true), mark.group());
    at = mark.end();
    return true;
  }

  private boolean macro() {
    Matcher macro = here(MACRO);
    if (!macro.lookingAt()) {
      return false;
    }
    String name = macro.group(1);
    if (Set.of("code", "noformat", "quote", "panel").contains(name)) {
      return false;
    }
    if (!name.equals("color")) {
      if (macro.group(2) == null && !MACROS.contains(name)) {
        return false;
      }
      out.node(new OpaqueInline(KIND + name, macro.group(), macro.group()));
    }
    at = macro.end();
    return true;
  }

  private boolean brackets() {
    Matcher brackets = here(BRACKETS);
    if (!brackets.lookingAt()) {
      return false;
    }
    String inner = brackets.group(1);
    Matcher link = LINK.matcher(inner);
    if (inner.startsWith("~") && !inner.contains("|") && inner.length() > 1) {
      String name = plain(inner.substring(1));
      out.node(new MentionedPerson(name, name));
    } else if (inner.startsWith("^") && inner.length() > 1 && !inner.contains("|")) {
      out.node(new AttachmentRef(inner.substring(1), false));
    } else if (address(inner)) {
      out.node(new Link(inner, "", List.of()));
    } else if (link.matches() && address(link.group(2))) {
      String title = link.group(3) == null ? "" : link.group(3);
      out.node(new Link(link.group(2), title, new WikiInlines(link.group(1), true).read()));
    } else {
      return false;
    }
    at = brackets.end();
    return true;
  }

  private static boolean address(String target) {
    return target.matches("(?i)(https?|ftps?|file|ssh|git|tel|irc)://[^\\s|\\\\]+")
        || target.matches("(?i)(mailto|tel):[^\\s|\\\\]+");
  }

  private boolean image() {
    Matcher image = here(IMAGE);
    if (Character.isLetterOrDigit(before()) || !image.lookingAt()) {
      return false;
    }
    String name = image.group(1);
    if (address(name)) {
      out.node(new Link(name, "", List.of()));
    } else if (FILE_NAME.matcher(name).matches() && !name.endsWith(" ")) {
      out.node(new AttachmentRef(name, true));
    } else {
      return false;
    }
    at = image.end();
    return true;
  }

  private boolean cite() {
    if (after(1) != '?' || after(2) == '?' || before() == '?') {
      return false;
    }
    delimiter(Mark.ITALIC, "??");
    return true;
  }

  private boolean sign(char c) {
    int end = at;
    while (end < line.length() && line.charAt(end) == c) {
      end++;
    }
    if (end - at > 1) {
      out.literal(line.substring(at, end));
      at = end;
    } else {
      delimiter(SIGNS.getOrDefault(c, Mark.BOLD), String.valueOf(c));
    }
    return true;
  }

  private void delimiter(Mark mark, String source) {
    boolean lineEnds = line.startsWith("\\\\", at + source.length());
    char after = lineEnds ? InlineRenderer.EDGE : after(source.length());
    boolean opens = edge(before()) && !gap(after);
    boolean closes = edge(after) && !gap(before());
    out.delimiter(mark, new MarkPairs.Delimiter(source, opens, closes), source);
    at += source.length();
  }

  /** Where a word may begin or end. */
  static boolean edge(char c) {
    return c < 128 && !Character.isLetterOrDigit(c);
  }

  static boolean gap(char c) {
    return c == ' ' || c == '\t' || c == InlineRenderer.EDGE;
  }

  private boolean address() {
    int end = inLink ? -1 : Addresses.end(line, at);
    if (end < 0) {
      return false;
    }
    String href = line.substring(at, end);
    out.node(new Link(href, "", List.of(new Text(href))));
    at = end;
    return true;
  }
}
