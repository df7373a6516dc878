package org.incidentbridge.mantis;

import static org.incidentbridge.mantis.MantisTextWriter.JOINER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Addresses;
import org.incidentbridge.text.EmojiText;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.InlineRenderer;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.MarkPairs;
import org.incidentbridge.text.Tags;

/** Reads one line. A character behind a joiner is never markup. */
final class MantisTextInlines {

  private static final Pattern TAG =
      Pattern.compile("</?(?:b|strong|i|em|s|del|u|sup|sub)>|<br ?/?>", Pattern.CASE_INSENSITIVE);

  /** Every part stops at the next bracket, so that a line of brackets is read in one pass. */
  private static final Pattern LINK =
      Pattern.compile(
          "\\[((?:@\u2060|[^\\[\\]\u2060]|\u2060.|CODED)++)\\]"
              .concat("\\((?:<(HREF[^<>\\s\\[\\]]++)>|(HREF[^\\s()<>\\[\\]\"]++))")
              .concat("(?: \"((?:@\u2060|[^\"\\[\u2060]|\u2060.|CODED)*+)\")?\\)")
              .replace("CODED", "\\[\u2060U\\+1?[0-9A-F]{5}\\]")
              .replace("HREF", "[A-Za-z][A-Za-z0-9+.-]{0,30}+:"));

  private final String line;
  private final boolean inLink;
  private final MarkPairs out = new MarkPairs();
  private final Map<Integer, Integer> lastRun = new HashMap<>();
  private int at;

  private MantisTextInlines(String line, boolean inLink) {
    this.line = line;
    this.inLink = inLink;
    for (int i = 0; i < line.length(); ) {
      int length = run(i, '`');
      if (length > 0) {
        lastRun.put(length, i);
      }
      i += Math.max(1, length);
    }
  }

  static List<Inline> of(String line) {
    return new MantisTextInlines(line, false).read();
  }

  private List<Inline> read() {
    while (at < line.length()) {
      step();
    }
    return out.build();
  }

  /** What stands between code fences. */
  static String verbatim(String code) {
    return unescaped(code, "[");
  }

  /** Takes out joiners and turns words into the characters they stand for. */
  private static String unescaped(String source, String wordStarts) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      Optional<EmojiText.Word> word =
          wordStarts.indexOf(source.charAt(i)) >= 0 && (i == 0 || source.charAt(i - 1) != JOINER)
              ? EmojiText.at(source, i)
              : Optional.empty();
      if (word.isPresent()) {
        text.appendCodePoint(word.get().codePoint());
        i = word.get().end() - 1;
      } else if (source.charAt(i) != JOINER) {
        text.append(source.charAt(i));
      }
    }
    return text.toString();
  }

  private void step() {
    char c = line.charAt(at);
    boolean taken =
        switch (c) {
          case JOINER -> joiner();
          case '@' -> at();
          case '`' -> code();
          case '*' -> delimiter(Mark.BOLD, "**");
          case '~' -> delimiter(Mark.STRIKE, "~~");
          case '_' -> delimiter(Mark.ITALIC, "_");
          case '<' -> tag();
          case '[' -> link() || emoji();
          case ':' -> emoji();
          default -> address();
        };
    if (!taken) {
      out.literal(c);
      at++;
    }
  }

  private boolean joiner() {
    at++;
    if (at < line.length() && line.charAt(at) == '@') {
      return at();
    }
    if (at < line.length() && line.charAt(at) != JOINER) {
      out.literal(line.charAt(at++));
    }
    return true;
  }

  /** A joiner behind an at-sign keeps it from notifying, and says nothing about what follows. */
  private boolean at() {
    out.literal('@');
    at++;
    if (at < line.length() && line.charAt(at) == JOINER) {
      at++;
    }
    return true;
  }

  private int run(int from, char c) {
    int end = from;
    while (end < line.length() && line.charAt(end) == c) {
      end++;
    }
    return end - from;
  }

  private boolean code() {
    int length = run(at, '`');
    int start = at + length;
    int close = start;
    while (lastRun.getOrDefault(length, -1) >= start && close < line.length()) {
      int found = run(close, '`');
      if (found == length) {
        String code = verbatim(line.substring(start, close));
        boolean padded =
            code.startsWith(" ") && code.endsWith(" ") && code.contains("`") && code.length() > 2;
        String text = padded ? code.substring(1, code.length() - 1) : code;
        out.node(new Text(text, Mark.CODE));
        at = close + length;
        return true;
      }
      close += Math.max(1, found);
    }
    out.literal("`".repeat(length));
    at = start;
    return true;
  }

  private boolean delimiter(Mark mark, String source) {
    char sign = source.charAt(0);
    int length = run(at, sign);
    if (length != source.length()) {
      out.literal(line.substring(at, at + length));
      at += length;
      return true;
    }
    char before = at == 0 ? InlineRenderer.EDGE : line.charAt(at - 1);
    boolean lineEnds = at + length == line.length() || line.startsWith("<br>", at + length);
    char after = lineEnds ? InlineRenderer.EDGE : line.charAt(at + length);
    boolean opens = edge(before) && !gap(after);
    boolean closes = edge(after) && !gap(before);
    out.delimiter(mark, new MarkPairs.Delimiter(source, opens, closes), source);
    at += length;
    return true;
  }

  /** Where a word may begin or end. */
  static boolean edge(char c) {
    return c == JOINER || (c < 128 && !Character.isLetterOrDigit(c));
  }

  static boolean gap(char c) {
    return c == ' ' || c == '\t' || c == InlineRenderer.EDGE;
  }

  private boolean tag() {
    Matcher tag = TAG.matcher(line).region(at, line.length());
    if (!tag.lookingAt()) {
      return false;
    }
    at = tag.end();
    Tags.mark(tag.group())
        .ifPresentOrElse(
            mark -> out.delimiter(mark, Tags.style(tag.group()), tag.group()),
            () -> out.node(new HardBreak()));
    return true;
  }

  private boolean link() {
    Matcher link = LINK.matcher(line).region(at, line.length());
    if (!link.lookingAt()) {
      return false;
    }
    String href = link.group(2) == null ? link.group(3) : link.group(2);
    String title = link.group(4) == null ? "" : unescaped(link.group(4), "[:");
    out.node(new Link(href, title, new MantisTextInlines(link.group(1), true).read()));
    at = link.end();
    return true;
  }

  private boolean emoji() {
    Optional<EmojiText.Word> word = EmojiText.at(line, at);
    word.ifPresent(
        found -> {
          out.literal(Character.toString(found.codePoint()));
          at = found.end();
        });
    return word.isPresent();
  }

  private boolean address() {
    int end = Addresses.end(line, at);
    if (inLink || end < 0 || (at > 0 && line.charAt(at - 1) == JOINER)) {
      return false;
    }
    String href = line.substring(at, end);
    out.node(new Link(href, "", List.of(new Text(href))));
    at = end;
    return true;
  }
}
