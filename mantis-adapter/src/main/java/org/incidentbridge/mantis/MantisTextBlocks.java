package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.RichText;

/** Parts lines into blocks. Each level of nesting copies its lines once. */
final class MantisTextBlocks {

  private static final Pattern FENCE = Pattern.compile("(`{3,})([A-Za-z0-9+#_-]*) *");
  private static final Pattern CLOSING = Pattern.compile("(`{3,}+) *+");
  private static final Pattern PIPE = Pattern.compile("[ \\t]*+\\|");
  private static final Pattern QUOTE = Pattern.compile(">(?: |$|(?=>)).*");
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(\\S.*)");
  private static final Pattern RULE = Pattern.compile("(?:-{3,}|\\*{3,}|_{3,}) *");
  private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*+\\|[:| \\t]*+-[-:| \\t]*+");

  private final List<String> lines;
  private final int depth;
  private final List<Block> out = new ArrayList<>();
  private final List<Inline> paragraph = new ArrayList<>();
  private int unclosedFence = Integer.MAX_VALUE;
  private int at;

  private MantisTextBlocks(List<String> lines, int depth) {
    this.lines = lines;
    this.depth = depth;
  }

  static List<Block> of(List<String> lines, int depth) {
    MantisTextBlocks reader = new MantisTextBlocks(lines, depth);
    while (reader.at < lines.size()) {
      reader.step();
    }
    reader.endParagraph();
    return reader.out;
  }

  private void step() {
    String line = lines.get(at);
    if (Characters.blank(line)) {
      endParagraph();
      at++;
    } else if (!fence(line) && !quote(line) && !list(line) && !table(line) && !alone(line)) {
      if (!paragraph.isEmpty()) {
        paragraph.add(new HardBreak());
      }
      paragraph.addAll(MantisTextInlines.of(line));
      at++;
    }
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      out.add(new Paragraph(List.copyOf(paragraph)));
      paragraph.clear();
    }
  }

  private boolean fence(String line) {
    Matcher open = FENCE.matcher(line);
    if (!open.matches() || open.group(1).length() >= unclosedFence) {
      return false;
    }
    int length = open.group(1).length();
    for (int end = at + 1; end < lines.size(); end++) {
      if (closes(lines.get(end), length)) {
        endParagraph();
        String code = String.join("\n", lines.subList(at + 1, end));
        out.add(new CodeBlock(open.group(2), MantisTextInlines.verbatim(code)));
        at = end + 1;
        return true;
      }
    }
    unclosedFence = length;
    return false;
  }

  private static boolean closes(String line, int length) {
    Matcher fence = CLOSING.matcher(line);
    return fence.matches() && fence.group(1).length() >= length;
  }

  private boolean quote(String line) {
    if (depth == RichText.MAX_DEPTH || !QUOTE.matcher(line).matches()) {
      return false;
    }
    endParagraph();
    List<String> inner = new ArrayList<>();
    while (at < lines.size() && QUOTE.matcher(lines.get(at)).matches()) {
      String quoted = lines.get(at++).substring(1);
      inner.add(quoted.startsWith(" ") ? quoted.substring(1) : quoted);
    }
    out.add(new Quote(of(inner, depth + 1)));
    return true;
  }

  private boolean list(String line) {
    MantisTextItems.Marker marker = MantisTextItems.marker(line);
    boolean starts =
        marker != null
            && depth < RichText.MAX_DEPTH
            && (paragraph.isEmpty() || marker.number() < 0 || marker.number() == 1);
    if (!starts) {
      return false;
    }
    endParagraph();
    MantisTextItems items = new MantisTextItems(lines, at, depth + 1);
    out.add(items.list());
    at = items.end();
    return true;
  }

  private boolean table(String line) {
    if (!pipe(line) || at + 1 == lines.size() || !SEPARATOR.matcher(lines.get(at + 1)).matches()) {
      return false;
    }
    endParagraph();
    int end = at + 2;
    while (end < lines.size() && pipe(lines.get(end))) {
      end++;
    }
    out.add(MantisTextTable.of(line, lines.subList(at + 2, end)));
    at = end;
    return true;
  }

  private static boolean pipe(String line) {
    return PIPE.matcher(line).lookingAt();
  }

  /** A heading or a rule, which must have no text right above or below it. */
  private boolean alone(String line) {
    boolean lonely =
        paragraph.isEmpty() && (at + 1 == lines.size() || Characters.blank(lines.get(at + 1)));
    Matcher heading = HEADING.matcher(line);
    if (lonely && heading.matches()) {
      out.add(new Heading(heading.group(1).length(), MantisTextInlines.of(heading.group(2))));
    } else if (lonely && RULE.matcher(line).matches()) {
      out.add(new Rule());
    } else {
      return false;
    }
    at++;
    return true;
  }
}
