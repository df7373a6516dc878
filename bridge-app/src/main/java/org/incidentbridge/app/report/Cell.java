package org.incidentbridge.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.incidentbridge.report.Sample;

/** One cell of a table, as a value: each kind of page shows it in its own way. */
public sealed interface Cell {

  /** Words of people or of the configuration; may be empty. */
  record Text(String text) implements Cell {}

  /** Tickets by tracker and key, with their addresses. */
  record Tickets(List<Sample.Label> labels) implements Cell {
    public Tickets {
      labels = List.copyOf(labels);
    }

    /** As text, separated by commas. */
    String text() {
      return labels.stream().map(Sample.Label::ticket).collect(Collectors.joining(", "));
    }
  }

  /** A count. */
  record Count(long count) implements Cell {}

  /** A point in time. */
  record Time(Instant at) implements Cell {}

  /** A length of time. */
  record Span(Duration length) implements Cell {}

  /**
   * A share.
   *
   * @param share 0 to 1
   * @param tone whether it is good news
   */
  record Share(double share, Page.Tone tone) implements Cell {}

  /** Words of the report's own, each a mark on the row. */
  record Marks(List<String> marks) implements Cell {
    public Marks {
      marks = List.copyOf(marks);
    }
  }

  /** Nothing is known, or nothing applies. */
  record Nothing() implements Cell {}

  static Cell of(String text) {
    return text.isEmpty() ? new Nothing() : new Text(text);
  }

  /** A group that an incident belongs to; that of no name is told, too: it is no total. */
  static Cell named(String group) {
    return new Text(Named.orNone(group));
  }

  static Cell of(Sample.Label ticket) {
    return new Tickets(List.of(ticket));
  }

  static Cell of(long count) {
    return new Count(count);
  }

  static Cell of(Instant at) {
    return new Time(at);
  }

  static Cell of(Duration length) {
    return new Span(length);
  }

  static Cell time(Optional<Instant> at) {
    return at.<Cell>map(Time::new).orElseGet(Nothing::new);
  }

  static Cell span(Optional<Duration> length) {
    return length.<Cell>map(Span::new).orElseGet(Nothing::new);
  }

  static Cell share(Optional<Double> share, boolean good) {
    return share(share, good ? Page.Tone.GOOD : Page.Tone.BAD);
  }

  static Cell share(Optional<Double> share, Page.Tone tone) {
    return share.<Cell>map(s -> new Share(s, tone)).orElseGet(Nothing::new);
  }
}
