package org.incidentbridge.calendar;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/**
 * A half-open stretch of civil time that begins on one civil day, as written on the clock on the
 * wall: on a day when the clocks change it is shorter or longer than it looks.
 *
 * @param from begin, in seconds after civil midnight; from 0 to below 24:00
 * @param to end, in seconds after the same midnight; after {@code from}, by at most 24 hours, so
 *     that more than 24:00 means the next morning
 */
public record Span(int from, int to) implements Comparable<Span> {

  private static final int DAY = 24 * 60 * 60;
  private static final int HOUR = 60 * 60;
  private static final int MINUTE = 60;

  /** A civil day from 00:00 to 24:00. */
  public static final Span WHOLE_DAY = new Span(0, DAY);

  public Span {
    if (from < 0 || from >= DAY) {
      throw new IllegalArgumentException("a span begins on its day, from 00:00 to before 24:00");
    }
    if (to <= from || to - from > DAY) {
      throw new IllegalArgumentException("a span is longer than nothing and at most 24 hours");
    }
  }

  /**
   * From one time of day to another; the end is on the next day if it is not after the begin, so
   * that equal times are 24 hours. Parts of a second are left out.
   */
  public static Span of(LocalTime from, LocalTime to) {
    int end = to.toSecondOfDay();
    return new Span(from.toSecondOfDay(), to.isAfter(from) ? end : end + DAY);
  }

  /**
   * Reads a span as people write it, for example {@code 09:00-17:00}, {@code 22:00-06:00} (over
   * midnight) or {@code 18:00-24:00}.
   *
   * @throws IllegalArgumentException if it is no span, with the reason
   */
  public static Span parse(String text) {
    return SpanText.parse(text);
  }

  /**
   * Reads several spans with commas between them, in any order.
   *
   * @throws IllegalArgumentException if one of them is no span or two overlap, with the reason
   */
  public static List<Span> parseAll(String text) {
    return SpanText.parseAll(text);
  }

  /** Whether it ends on the day after the one on which it begins. */
  public boolean overMidnight() {
    return to > DAY;
  }

  /** Whether both have a moment in common. */
  public boolean overlaps(Span other) {
    return from < other.to && other.from < to;
  }

  /** Its length on a day on which the clocks do not change. */
  public Duration length() {
    return Duration.ofSeconds(to - from);
  }

  @Override
  public int compareTo(Span other) {
    return from != other.from ? Integer.compare(from, other.from) : Integer.compare(to, other.to);
  }

  /** As it is written, for example {@code 22:00-06:00}. */
  @Override
  public String toString() {
    return time(from) + "-" + time(to > DAY ? to - DAY : to);
  }

  private static String time(int second) {
    String minutes = "%02d:%02d".formatted(second / HOUR, second % HOUR / MINUTE);
    return second % MINUTE == 0 ? minutes : minutes + ":%02d".formatted(second % MINUTE);
  }
}
