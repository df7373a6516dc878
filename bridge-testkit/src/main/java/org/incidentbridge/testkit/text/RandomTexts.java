package org.incidentbridge.testkit.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.text.Block;
import org.incidentbridge.text.Block.BulletList;
import org.incidentbridge.text.Block.Cell;
import org.incidentbridge.text.Block.CodeBlock;
import org.incidentbridge.text.Block.Heading;
import org.incidentbridge.text.Block.ListItem;
import org.incidentbridge.text.Block.OpaqueBlock;
import org.incidentbridge.text.Block.OrderedList;
import org.incidentbridge.text.Block.Panel;
import org.incidentbridge.text.Block.PanelKind;
import org.incidentbridge.text.Block.Paragraph;
import org.incidentbridge.text.Block.Quote;
import org.incidentbridge.text.Block.Row;
import org.incidentbridge.text.Block.Rule;
import org.incidentbridge.text.Block.Table;
import org.incidentbridge.text.Block.Task;
import org.incidentbridge.text.Inline;
import org.incidentbridge.text.Inline.AttachmentRef;
import org.incidentbridge.text.Inline.Emoji;
import org.incidentbridge.text.Inline.HardBreak;
import org.incidentbridge.text.Inline.Link;
import org.incidentbridge.text.Inline.MentionedPerson;
import org.incidentbridge.text.Inline.OpaqueInline;
import org.incidentbridge.text.Inline.Text;
import org.incidentbridge.text.Mark;
import org.incidentbridge.text.RichText;

/** Trees and strings, the same for the same seed, made to break writers and readers of markup. */
public final class RandomTexts {

  private static final int MAX_NESTING = 3;

  private final Random random;
  private final int size;
  private final HostileWords words;

  /**
   * A source of texts.
   *
   * @param size how many parts a list of parts has at most, at least 1
   */
  public RandomTexts(long seed, int size) {
    this.random = new Random(seed);
    this.size = size;
    this.words = new HostileWords(random);
  }

  public RichText tree() {
    return new RichText(some(() -> block(0)));
  }

  /** Characters that mean something to some dialect, on several lines. */
  public String hostile() {
    return words.lines(1 + random.nextInt(size * 6));
  }

  private <T> T pick(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private <T> List<T> some(Supplier<T> part) {
    int count = 1 + random.nextInt(size);
    List<T> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(part.get());
    }
    return parts;
  }

  private Block block(int nesting) {
    int kind = random.nextInt(nesting < MAX_NESTING ? 14 : 9);
    return switch (kind) {
      case 0, 1, 2 -> new Paragraph(line());
      case 3 -> new Heading(1 + random.nextInt(6), line());
      case 4 -> new CodeBlock(random.nextBoolean() ? "java" : "", words.lines(size * 2));
      case 5 -> table();
      case 6 -> new Rule();
      case 7 -> new OpaqueBlock("jira:node", "{\"n\":" + random.nextInt(9) + "}", words.text(2));
      case 8 -> new Paragraph(line());
      case 9 -> new Quote(some(() -> block(nesting + 1)));
      case 10, 11 -> new BulletList(some(() -> item(nesting)));
      case 12 -> new OrderedList(random.nextInt(12), some(() -> item(nesting)));
      default ->
          new Panel(
              pick(PanelKind.values()),
              random.nextBoolean() ? "" : words.text(2),
              some(() -> block(nesting + 1)));
    };
  }

  private ListItem item(int nesting) {
    Task task = pick(Task.values());
    List<Block> blocks = new ArrayList<>();
    if (random.nextInt(8) > 0) {
      blocks.add(new Paragraph(line()));
    }
    if (random.nextInt(3) == 0) {
      blocks.addAll(some(() -> block(nesting + 1)));
    }
    return new ListItem(random.nextBoolean() ? Task.NONE : task, blocks);
  }

  private Table table() {
    boolean headed = random.nextBoolean();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      boolean header = headed && i == 0;
      rows.add(
          new Row(
              some(
                  () ->
                      new Cell(
                          header || random.nextInt(6) == 0,
                          random.nextInt(5) == 0 ? List.of() : line()))));
    }
    return new Table(rows);
  }

  private List<Inline> line() {
    return some(this::inline);
  }

  private Inline inline() {
    return switch (random.nextInt(14)) {
      case 0 -> new HardBreak();
      case 1 -> link();
      case 2 -> new MentionedPerson(words.text(1), "id" + random.nextInt(9));
      case 3 -> random.nextBoolean() ? new Emoji("smile", "😄") : new Emoji("acme", "");
      case 4 -> new AttachmentRef(words.text(2), random.nextBoolean());
      case 5 -> new OpaqueInline("jira:status", "p" + random.nextInt(9), words.text(1));
      default -> new Text(words.text(3), marks());
    };
  }

  private Link link() {
    String href = "https://demo.example/" + random.nextInt(99) + words.path();
    List<Inline> content =
        switch (random.nextInt(4)) {
          case 0 -> List.of();
          case 1 -> List.of(new Text(href, marks()));
          default -> some(() -> new Text(words.text(2), marks()));
        };
    return new Link(href, random.nextInt(4) == 0 ? words.text(2) : "", content);
  }

  private Set<Mark> marks() {
    EnumSet<Mark> marks = EnumSet.noneOf(Mark.class);
    for (Mark mark : Mark.values()) {
      if (random.nextInt(5) == 0) {
        marks.add(mark);
      }
    }
    return random.nextBoolean() ? Set.of() : marks;
  }
}
