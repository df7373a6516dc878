package org.incidentbridge.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The algebra of covered time, over random calendars. */
final class CoverageLawsTest {
  private static final Duration WEEKS = Duration.ofDays(30);

  @Property(tries = 1000)
  void coveredTimeAddsUp(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CoverageCalendar calendar = some.calendar();
    Instant a = some.instant();
    Instant b = some.instant();
    Instant c = some.instant();
    assertThat(calendar.between(a, b).plus(calendar.between(b, c)))
        .isEqualTo(calendar.between(a, c));
    assertThat(calendar.between(b, a)).isEqualTo(calendar.between(a, b).negated());
  }

  @Property(tries = 1000)
  void whatWasAddedLiesBetween(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CoverageCalendar calendar = some.calendar();
    Instant start = some.instant();
    Duration amount = some.amount(WEEKS);
    assertThat(calendar.between(start, calendar.add(start, amount))).isEqualTo(amount);
  }

  @Property(tries = 500)
  void addingIsMonotoneInBoth(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CoverageCalendar calendar = some.calendar();
    Instant start = some.instant();
    Instant later = start.plus(some.amount(Duration.ofDays(4)).abs());
    Duration amount = some.amount(WEEKS);
    Duration more = amount.plus(some.amount(Duration.ofDays(1)).abs());
    assertThat(calendar.add(start, amount)).isBeforeOrEqualTo(calendar.add(later, amount));
    assertThat(calendar.add(start, amount)).isBeforeOrEqualTo(calendar.add(start, more));
  }

  @Property(tries = 300)
  void addingInTwoStepsIsAddingAtOnce(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CoverageCalendar calendar = some.calendar();
    Instant start = some.instant();
    Duration one = some.amount(WEEKS).abs();
    Duration two = some.amount(WEEKS).abs();
    assertThat(calendar.add(calendar.add(start, one), two))
        .isEqualTo(calendar.add(start, one.plus(two)));
    assertThat(calendar.add(calendar.add(start, one.negated()), two.negated()))
        .isEqualTo(calendar.add(start, one.plus(two).negated()));
  }

  @Property(tries = 300)
  void stretchesFollowEachOtherAndAgreeWithEverythingElse(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CoverageCalendar calendar = some.calendar();
    Instant from = some.instant();
    Instant to = from.plus(some.amount(WEEKS).abs());
    List<Stretch> stretches = calendar.stretches(from, to);
    Instant edge = from;
    Duration open = Duration.ZERO;
    for (Stretch stretch : stretches) {
      assertThat(stretch.from()).isEqualTo(edge);
      assertThat(stretch.to()).isAfter(edge);
      agrees(calendar, stretch);
      open = open.plus(stretch.open() ? Duration.between(edge, stretch.to()) : Duration.ZERO);
      edge = stretch.to();
    }
    assertThat(edge).isEqualTo(to);
    assertThat(open).isEqualTo(calendar.between(from, to));
  }

  private static void agrees(CoverageCalendar calendar, Stretch stretch) {
    Instant last = stretch.to().minusNanos(1);
    assertThat(calendar.isOpen(stretch.from())).isEqualTo(stretch.open());
    assertThat(calendar.isOpen(last)).isEqualTo(stretch.open());
    if (stretch.open()) {
      assertThat(calendar.nextOpen(last)).isEqualTo(last);
      assertThat(calendar.nextClose(stretch.from())).isAfterOrEqualTo(stretch.to());
    } else {
      assertThat(calendar.nextOpen(stretch.from())).isAfterOrEqualTo(stretch.to());
      assertThat(calendar.nextClose(stretch.from())).isAfter(calendar.nextOpen(last));
    }
  }

  @Property(tries = 150)
  void lookingAtEveryMinuteGivesTheSame(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CalendarDefinition definition = some.definition();
    CoverageCalendar calendar = new CoverageCalendar(definition);
    MinuteWalk walk = new MinuteWalk(definition);
    Instant from = some.instant().truncatedTo(ChronoUnit.MINUTES);
    Instant to = from.plus(some.amount(Duration.ofDays(4)).abs()).truncatedTo(ChronoUnit.MINUTES);
    assertThat(calendar.between(from, to)).isEqualTo(walk.between(from, to));
    Instant at = some.instant();
    assertThat(calendar.isOpen(at)).isEqualTo(walk.isOpen(at));
  }

  @Property(tries = 100)
  void answersDoNotDependOnWhatWasAskedBefore(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CalendarDefinition definition = some.definition();
    CoverageCalendar used = new CoverageCalendar(definition);
    for (int i = 0; i < 3; i++) {
      used.isOpen(some.instant().plus(some.amount(Duration.ofDays(20_000))));
    }
    Instant a = some.instant();
    Instant b = some.instant();
    Duration amount = some.amount(WEEKS);
    CoverageCalendar fresh = new CoverageCalendar(definition);
    assertThat(used.between(a, b)).isEqualTo(fresh.between(a, b));
    assertThat(used.add(a, amount)).isEqualTo(fresh.add(a, amount));
    assertThat(used.nextOpen(a)).isEqualTo(fresh.nextOpen(a));
    assertThat(used.endOfBusinessDay(a, 3)).isEqualTo(fresh.endOfBusinessDay(a, 3));
  }

  @Property(tries = 500)
  void businessDayTargetsAreAtTheEdgesOfCoverage(@ForAll long seed) {
    RandomCalendars some = new RandomCalendars(seed);
    CoverageCalendar calendar = some.calendar();
    Instant start = some.instant();
    int n = (int) Math.floorMod(seed, 5L);
    Instant end = calendar.endOfBusinessDay(start, n);
    assertThat(end).isAfter(start);
    assertThat(calendar.isOpen(end.minusNanos(1))).isTrue();
    assertThat(calendar.morningOfBusinessDay(start, n)).isBefore(end);
    assertThat(calendar.isOpen(calendar.morningOfBusinessDay(start, n))).isTrue();
    Instant later = calendar.addBusinessDays(start, n + 1);
    assertThat(later).isAfter(start);
    assertThat(calendar.isOpen(later) || calendar.isOpen(later.minusNanos(1))).isTrue();
    // A night may go on until after the whole of the next day.
    if (calendar.morningOfBusinessDay(start, n + 1).isAfter(end)) {
      assertThat(calendar.endOfBusinessDay(start, n + 1)).isAfter(end);
    }
  }
}
