package org.incidentbridge.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.calendar.CoverageException;
import org.incidentbridge.pack.Target;
import org.incidentbridge.replay.ClockReading.Pause;

/** When something is due: pure arithmetic over a calendar. */
public final class Due {

  private Due() {}

  /**
   * The due time of what began at {@code start}, shifted by the covered time of the pauses that
   * began at or before it. A pause that begins later undoes nothing. A pause that lasts shifts
   * nothing yet: while it does, the time from its beginning to the due time is what is left.
   *
   * @param pauses in their order, not overlapping
   * @return empty if the target promises nothing
   * @throws CoverageException if the calendar never has that much coverage
   */
  public static Optional<Instant> of(
      Target target, CoverageCalendar calendar, Instant start, List<Pause> pauses) {
    return unpaused(target, calendar, start).map(due -> shifted(due, calendar, pauses));
  }

  /**
   * The due time if nothing ever pauses.
   *
   * @return empty if the target promises nothing
   * @throws CoverageException if the calendar never has that much coverage
   */
  public static Optional<Instant> unpaused(
      Target target, CoverageCalendar calendar, Instant start) {
    return switch (target) {
      case Target.Within within -> Optional.of(calendar.add(start, within.covered()));
      case Target.BusinessDays days -> Optional.of(calendar.addBusinessDays(start, days.count()));
      case Target.EndOfBusinessDay end ->
          Optional.of(calendar.endOfBusinessDay(start, end.count()));
      case Target.MorningOfBusinessDay morning ->
          Optional.of(morning(calendar, start, morning.count()));
      case Target.SameDayOrNextMorning any -> Optional.of(sameDayOrNextMorning(calendar, start));
      case Target.None none -> Optional.empty();
    };
  }

  /** A due time shifted by pauses; see {@link #of}. */
  static Instant shifted(Instant unpaused, CoverageCalendar calendar, List<Pause> pauses) {
    Instant due = unpaused;
    for (Pause pause : pauses) {
      if (pause.to().isEmpty() || pause.from().isAfter(due)) {
        return due;
      }
      Instant to = pause.to().get();
      Instant later = calendar.add(due, calendar.between(pause.from(), to));
      due = later.isBefore(to) ? to : later;
    }
    return due;
  }

  /** The covered time that a target amounts to. */
  static Duration amount(
      Target target, CoverageCalendar calendar, Instant start, Instant unpaused) {
    return target instanceof Target.Within within
        ? within.covered()
        : calendar.between(start, unpaused);
  }

  private static Instant sameDayOrNextMorning(CoverageCalendar calendar, Instant start) {
    LocalDate day = calendar.businessDay(start);
    LocalDate today = civil(calendar, start);
    return day.isAfter(today) ? noon(calendar, day, start, 0) : calendar.endOfBusinessDay(start, 0);
  }

  private static Instant morning(CoverageCalendar calendar, Instant start, int count) {
    LocalDate day = civil(calendar, calendar.morningOfBusinessDay(start, count));
    return noon(calendar, day, start, count);
  }

  /** By the zone of the version in force then, which a later version does not change. */
  private static LocalDate civil(CoverageCalendar calendar, Instant at) {
    return at.atZone(calendar.zone(calendar.businessDay(at))).toLocalDate();
  }

  /** The end of a morning: noon, or within the hours of the day what comes nearest to it. */
  private static Instant noon(CoverageCalendar calendar, LocalDate day, Instant start, int count) {
    Instant noon = day.atTime(LocalTime.NOON).atZone(calendar.zone(day)).toInstant();
    Instant opening = calendar.morningOfBusinessDay(start, count);
    Instant closing = calendar.endOfBusinessDay(start, count);
    if (noon.isBefore(opening)) {
      return opening;
    }
    return noon.isAfter(closing) ? closing : noon;
  }
}
