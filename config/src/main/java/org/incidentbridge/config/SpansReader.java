package org.incidentbridge.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.calendar.Span;
import org.incidentbridge.config.Yaml.Scalar;

/** Reads the spans of one day, and points at the one that is wrong. */
final class SpansReader {
  /** What to do where a date is meant to be closed. */
  static final String CLOSED_DATE = "to close a date, put it under holidays";

  private static final Duration LONG_NIGHT = Duration.ofHours(12);

  private final Problems problems;
  private final String path;

  SpansReader(Problems problems, String path) {
    this.problems = problems;
    this.path = path;
  }

  /**
   * The spans that can be understood.
   *
   * @param closed what to do where the day is meant to be closed
   */
  List<Span> read(Yaml yaml, String closed) {
    List<Span> spans = new ArrayList<>();
    if (!(yaml instanceof Scalar text)) {
      return spans;
    }
    if (text.text().isBlank() || text.text().strip().matches("(?i)closed|none|off|-")) {
      problems.error(text.at(), path, "has no hours", closed);
      return spans;
    }
    int offset = 0;
    for (String part : text.text().split(",", -1)) {
      int lead = part.length() - part.stripLeading().length();
      span(part, TextPosition.of(text, offset + lead), spans);
      offset += part.length() + 1;
    }
    return spans;
  }

  private void span(String part, Position at, List<Span> spans) {
    try {
      Span span = Span.parse(part);
      spans.stream().filter(span::overlaps).findFirst().ifPresent(other -> twice(span, other, at));
      if (span.overMidnight() && span.length().compareTo(LONG_NIGHT) > 0) {
        problems.warning(
            at,
            path,
            "%s goes over midnight and lasts %d hours".formatted(span, span.length().toHours()),
            "if the ends were swapped, put the earlier time first");
      }
      spans.add(span);
    } catch (IllegalArgumentException notASpan) {
      problems.error(
          at,
          path,
          String.valueOf(notASpan.getMessage()),
          "for example 09:00-13:00, 14:00-17:00, or 22:00-06:00 over midnight");
    }
  }

  private void twice(Span span, Span other, Position at) {
    problems.error(
        at, path, "%s overlaps %s".formatted(span, other), "the spans of a day stand side by side");
  }
}
