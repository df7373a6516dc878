package org.incidentbridge.calendar;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Tells open and closed stretches with their reasons, one after the other. */
final class StretchWriter {
  /** Days that may reach into the first or last day: zones are wide, and spans go over midnight. */
  private static final int MARGIN_DAYS = 3;

  private final Versions versions;
  private final CivilDays civil;
  private final Openings table;
  private final long from;
  private final long to;
  private final Deque<Reason> open = new ArrayDeque<>();
  private final Deque<Reason> shut = new ArrayDeque<>();

  StretchWriter(GrowingTable tables, long from, long to) {
    this.versions = tables.versions();
    this.civil = new CivilDays(versions);
    tables.at(from);
    this.table = tables.at(to);
    this.from = from;
    this.to = to;
  }

  List<Stretch> write() {
    long first = Math.floorDiv(from, BusinessDays.DAY) - MARGIN_DAYS;
    long last = Math.floorDiv(to, BusinessDays.DAY) + MARGIN_DAYS;
    LongStream.rangeClosed(first, last).forEach(this::gather);
    List<Stretch> stretches = new ArrayList<>();
    long begin = from;
    for (long edge : edges()) {
      add(stretches, stretch(begin, edge));
      begin = edge;
    }
    return List.copyOf(stretches);
  }

  private void gather(long day) {
    CalendarVersion version = versions.on(day);
    LocalDate date = LocalDate.ofEpochDay(day);
    boolean special = version.special().containsKey(date);
    for (Opening opening : civil.openings(day)) {
      open.add(new Reason(opening.from(), opening.to(), words(version, date, opening.span()), day));
    }
    for (Holiday holiday : versions.holidays(day)) {
      long begin = civil.nanos(day, holiday.closed().from());
      long end = civil.nanos(day, civil.shutUntil(day, holiday));
      String part = holiday.wholeDay() ? "" : " " + holiday.closed();
      shut.add(new Reason(begin, end, "holiday " + holiday.name() + part, day));
    }
    shut.add(
        new Reason(
            civil.midnight(day),
            civil.midnight(day + 1),
            special ? "outside special hours " + date : "outside hours",
            day));
  }

  private static String words(CalendarVersion version, LocalDate date, Span span) {
    if (version.special().containsKey(date)) {
      return "special hours %s %s".formatted(date, span);
    }
    return version.isRoundTheClock()
        ? "24x7"
        : date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + span;
  }

  private Iterable<Long> edges() {
    TreeSet<Long> edges = new TreeSet<>();
    for (Deque<Reason> reasons : List.of(open, shut)) {
      for (Reason reason : reasons) {
        edges.add(reason.from());
        edges.add(reason.to());
      }
    }
    edges.add(to);
    return edges.subSet(from, false, to, true);
  }

  private Stretch stretch(long begin, long end) {
    boolean isOpen = table.isOpen(begin);
    Reason reason = reason(isOpen ? open : shut, begin);
    CalendarVersion version = versions.on(reason.day());
    Optional<LocalDate> since =
        version.from().equals(LocalDate.MIN) ? Optional.empty() : Optional.of(version.from());
    return new Stretch(
        CoverageCalendar.instant(begin),
        CoverageCalendar.instant(end),
        isOpen,
        reason.words(),
        since);
  }

  /** The first that holds at an instant; those that are over are dropped, as instants only rise. */
  private static Reason reason(Deque<Reason> reasons, long at) {
    while (reasons.getFirst().to() <= at) {
      reasons.removeFirst();
    }
    return reasons.stream().filter(r -> r.from() <= at && at < r.to()).findFirst().orElseThrow();
  }

  /** Neighbours that say the same are one. */
  private static void add(List<Stretch> stretches, Stretch next) {
    if (!stretches.isEmpty() && stretches.getLast().saysTheSameAs(next)) {
      Stretch last = stretches.removeLast();
      stretches.add(
          new Stretch(last.from(), next.to(), last.open(), last.reason(), last.version()));
    } else {
      stretches.add(next);
    }
  }

  /** Why a time is open or closed; earlier ones in a list come first. */
  private record Reason(long from, long to, String words, long day) {}
}
