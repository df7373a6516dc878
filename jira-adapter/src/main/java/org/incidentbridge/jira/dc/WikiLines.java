package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.HardBreak;

/** Parts lines into blocks. */
final class WikiLines {

  private static final Pattern HEADING = Pattern.compile("[ \\t]*+h([1-6])\\.[ \\t]++(.*)");
  private static final Pattern QUOTE = Pattern.compile("[ \\t]*+bq\\.[ \\t]++(.*)");
  private static final Pattern RULE = Pattern.compile("[ \\t]*+-{4,}+[ \\t]*+");
  private static final Pattern ITEM = Pattern.compile("[ \\t]*+([*#]++|-)[ \\t]++(?![ \\t])(.+)");
  private static final Pattern ROW = Pattern.compile("[ \\t]*+(\\|.*)");

  private final List<Block> out = new ArrayList<>();
  private final List<Inline> paragraph = new ArrayList<>();
  private final List<WikiItems.Item> items = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  private WikiLines() {}

  static List<Block> of(String text) {
    WikiLines reader = new WikiLines();
    for (String line : text.split("\n", -1)) {
      reader.line(line);
    }
    reader.end();
    return reader.out;
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher quote = QUOTE.matcher(line);
    Matcher item = ITEM.matcher(line);
    Matcher row = ROW.matcher(line);
    if (Characters.blank(line)) {
      end();
    } else if (heading.matches()) {
      end();
      int level = heading.group(1).charAt(0) - '0';
      out.add(new Heading(level, WikiInlines.of(heading.group(2))));
    } else if (quote.matches()) {
      end();
      out.add(new Quote(List.of(new Paragraph(WikiInlines.of(quote.group(1))))));
    } else if (RULE.matcher(line).matches()) {
      end();
      out.add(new Rule());
    } else if (item.matches()) {
      endUnless(items.isEmpty());
      items.add(new WikiItems.Item(item.group(1), new ArrayList<>(WikiInlines.of(item.group(2)))));
    } else if (row.matches()) {
      endUnless(rows.isEmpty());
      rows.add(WikiRow.of(row.group(1)));
    } else {
      text(line);
    }
  }

  /** A line without a marker goes on with the item above it. */
  private void text(String line) {
    if (!items.isEmpty()) {
      items.getLast().content().add(new HardBreak());
      items.getLast().content().addAll(WikiInlines.of(line));
      return;
    }
    endUnless(paragraph.isEmpty());
    if (!paragraph.isEmpty()) {
      paragraph.add(new HardBreak());
    }
    paragraph.addAll(WikiInlines.of(line));
  }

  /** Ends what is open if it is of another kind than what comes. */
  private void endUnless(boolean starts) {
    if (starts) {
      end();
    }
  }

  private void end() {
    if (!paragraph.isEmpty()) {
      out.add(new Paragraph(List.copyOf(paragraph)));
    }
    if (!items.isEmpty()) {
      out.addAll(WikiItems.lists(List.copyOf(items)));
    }
    if (!rows.isEmpty()) {
      out.add(new Table(List.copyOf(rows)));
    }
    paragraph.clear();
    items.clear();
    rows.clear();
  }
}
