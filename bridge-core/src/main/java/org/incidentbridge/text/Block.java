package org.incidentbridge.text;

import java.util.List;
import java.util.Objects;

/** A block of rich text. Values, never null. */
public sealed interface Block {

  /** A paragraph. */
  record Paragraph(List<Inline> content) implements Block {
    public Paragraph {
      content = List.copyOf(content);
    }

    public Paragraph(Inline... content) {
      this(List.of(content));
    }
  }

  /**
   * A heading.
   *
   * @param level 1 (largest) to 6
   */
  record Heading(int level, List<Inline> content) implements Block {
    public Heading {
      if (level < 1 || level > 6) {
        throw new IllegalArgumentException("heading level " + level + " is not between 1 and 6");
      }
      content = List.copyOf(content);
    }
  }

  /**
   * Text that is shown as it stands.
   *
   * @param language empty if unknown
   * @param text lines parted by {@code \n}
   */
  record CodeBlock(String language, String text) implements Block {
    public CodeBlock {
      Objects.requireNonNull(language, "language");
      Objects.requireNonNull(text, "text");
    }
  }

  /** A quotation. */
  record Quote(List<Block> blocks) implements Block {
    public Quote {
      blocks = List.copyOf(blocks);
    }
  }

  /** A list without numbers. */
  record BulletList(List<ListItem> items) implements Block {
    public BulletList {
      items = List.copyOf(items);
    }
  }

  /**
   * A numbered list.
   *
   * @param start the number of the first item, not negative
   */
  record OrderedList(int start, List<ListItem> items) implements Block {
    public OrderedList {
      if (start < 0) {
        throw new IllegalArgumentException("list starts at " + start + ", which is negative");
      }
      items = List.copyOf(items);
    }
  }

  /** An item of a list. In the normal form it starts with something other than a list. */
  record ListItem(Task task, List<Block> blocks) {
    public ListItem {
      Objects.requireNonNull(task, "task");
      blocks = List.copyOf(blocks);
    }

    public ListItem(Block... blocks) {
      this(Task.NONE, List.of(blocks));
    }
  }

  /** Whether an item is a task to tick off. */
  enum Task {
    NONE,
    OPEN,
    DONE
  }

  /** A table. In the normal form all rows are equally long. */
  record Table(List<Row> rows) implements Block {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /** A row of a table. */
  record Row(List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** A cell of a table. */
  record Cell(boolean header, List<Inline> content) {
    public Cell {
      content = List.copyOf(content);
    }
  }

  /** A line across. */
  record Rule() implements Block {}

  /**
   * A coloured box.
   *
   * @param title empty if none
   */
  record Panel(PanelKind kind, String title, List<Block> blocks) implements Block {
    public Panel {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(title, "title");
      blocks = List.copyOf(blocks);
    }
  }

  /** What a panel means. */
  enum PanelKind {
    INFO,
    NOTE,
    SUCCESS,
    WARNING,
    ERROR
  }

  /** As {@link Inline.OpaqueInline}, for a block. */
  record OpaqueBlock(String kind, String payload, String display) implements Block {
    public OpaqueBlock {
      kind = Placeholders.kind(kind);
      Objects.requireNonNull(payload, "payload");
      Objects.requireNonNull(display, "display");
    }
  }
}
