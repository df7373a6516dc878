package org.incidentbridge.app.report;

import java.util.List;

/**
 * What is to be drawn.
 *
 * @param title short
 * @param description what can be seen in it, for those who cannot see it
 * @param kind how series stand to each other
 * @param categories names along the axis, each once
 * @param series with one value for each category
 */
public record Plot(
    String title, String description, Kind kind, List<String> categories, List<Series> series) {

  public Plot {
    categories = List.copyOf(categories);
    series = List.copyOf(series);
  }

  /** How series stand to each other. */
  public enum Kind {
    /** On top of each other. */
    STACKED,
    /** Beside each other. */
    BESIDE
  }

  /** Colours by what they mean; which they are is up to the style sheet. */
  public enum Ink {
    GOOD,
    BAD,
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FAINT;

    /** That of a severity by its rank. */
    static Ink ofRank(int rank) {
      return switch (rank) {
        case 0 -> BAD;
        case 1 -> FOURTH;
        case 2 -> FIRST;
        case 3 -> THIRD;
        default -> FAINT;
      };
    }
  }

  /**
   * Values of one kind.
   *
   * @param name for the legend
   * @param ink its colour
   * @param line whether it is drawn as a line over the bars
   * @param values in the order of the categories
   */
  public record Series(String name, Ink ink, boolean line, List<Double> values) {
    public Series {
      values = List.copyOf(values);
    }

    static Series bars(String name, Ink ink, List<? extends Number> values) {
      return new Series(name, ink, false, values.stream().map(Number::doubleValue).toList());
    }

    static Series line(String name, Ink ink, List<? extends Number> values) {
      return new Series(name, ink, true, values.stream().map(Number::doubleValue).toList());
    }
  }

  /** Whether there is anything to see. */
  boolean isEmpty() {
    return series.stream().allMatch(s -> s.values().stream().allMatch(v -> v == 0));
  }
}
