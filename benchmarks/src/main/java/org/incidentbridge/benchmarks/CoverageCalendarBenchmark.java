package org.incidentbridge.benchmarks;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.incidentbridge.calendar.CalendarDefinition;
import org.incidentbridge.calendar.CalendarVersion;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.Holidays;
import org.incidentbridge.calendar.Span;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Arithmetic in a calendar of Monday to Friday, 9 to 17, in London, with eight holidays a year,
 * from random instants in 2024.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class CoverageCalendarBenchmark {
  /** A power of two, more than any branch predictor learns by heart. */
  private static final int INSTANTS = 1 << 16;

  private static final Duration COVERED = Duration.ofHours(24);

  private final CoverageCalendar calendar = calendar();
  private final Instant[] start = new Instant[INSTANTS];
  private final Instant[] withinDays = new Instant[INSTANTS];
  private final Instant[] withinYears = new Instant[INSTANTS];
  private int next;

  /** The same instants in each run. */
  public CoverageCalendarBenchmark() {
    Random random = new Random(1);
    Instant begin = Instant.parse("2024-01-01T00:00:00Z");
    for (int i = 0; i < INSTANTS; i++) {
      start[i] = begin.plus(some(random, Duration.ofDays(366)));
      withinDays[i] = start[i].plus(some(random, Duration.ofDays(10)));
      withinYears[i] = start[i].plus(some(random, Duration.ofDays(3652)));
    }
  }

  /** Adds 24 covered hours. */
  @Benchmark
  public Instant add() {
    return calendar.add(start[turn()], COVERED);
  }

  /** Measures a span of up to ten days. */
  @Benchmark
  public Duration betweenDays() {
    int i = turn();
    return calendar.between(start[i], withinDays[i]);
  }

  /** Measures a span of up to ten years. */
  @Benchmark
  public Duration betweenYears() {
    int i = turn();
    return calendar.between(start[i], withinYears[i]);
  }

  private int turn() {
    next = (next + 1) & (INSTANTS - 1);
    return next;
  }

  private static Duration some(Random random, Duration most) {
    return Duration.ofNanos((long) (random.nextDouble() * most.toNanos()));
  }

  private static CoverageCalendar calendar() {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (LocalDate day = LocalDate.of(2024, 1, 1); week.size() < 5; day = day.plusDays(1)) {
      week.put(day.getDayOfWeek(), Span.parseAll("09:00-17:00"));
    }
    List<Holidays> eight =
        Stream.of("01-01", "03-29", "04-01", "05-06", "05-27", "08-26", "12-25", "12-26")
            .map(day -> Holidays.yearly(MonthDay.parse("--" + day), day, Span.WHOLE_DAY))
            .toList();
    CalendarVersion version =
        CalendarVersion.of(ZoneId.of("Europe/London"), week, Holidays.all(eight));
    return new CoverageCalendar(CalendarDefinition.of("office", version));
  }
}
