package org.incidentbridge.app.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A report that is ready to be shown.
 *
 * @param head what it is about
 * @param tiles the figures to see first
 * @param sections its tables; the first is the one that matters most
 * @param notes sentences on how to read it
 */
public record Page(Head head, List<Tile> tiles, List<Section> sections, List<String> notes) {

  public Page {
    tiles = List.copyOf(tiles);
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }

  /**
   * What a page is about.
   *
   * @param name of the report
   * @param title for people
   * @param since inclusive
   * @param until the end
   * @param zone in which times are shown
   */
  public record Head(String name, String title, Instant since, Instant until, ZoneId zone) {}

  /** Whether a figure is good news. */
  public enum Tone {
    PLAIN,
    GOOD,
    BAD;

    /** As a class of a style sheet. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A figure to see first.
   *
   * @param label what it counts
   * @param value as shown
   * @param tone whether it is good news
   */
  public record Tile(String label, String value, Tone tone) {}

  /**
   * One table, with a plot of it where that says more.
   *
   * @param key short name, unique in the page
   * @param title for people
   * @param plot of the same figures
   * @param columns what the cells of each row are
   * @param rows may be empty
   */
  public record Section(
      String key, String title, Optional<Plot> plot, List<Column> columns, List<List<Cell>> rows) {
    public Section {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A column.
   *
   * @param key for scripts
   * @param title for people
   */
  public record Column(String key, String title) {

    /** Columns of these keys and titles in turn. */
    static List<Column> of(String... words) {
      return java.util.stream.IntStream.range(0, words.length / 2)
          .mapToObj(i -> new Column(words[2 * i], words[2 * i + 1]))
          .toList();
    }
  }

  /** The section of that key. */
  public Optional<Section> section(String key) {
    return sections.stream().filter(s -> s.key().equals(key)).findFirst();
  }
}
