package org.incidentbridge.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Turns civil times of one zone into instants. A time that a change of the clocks leaves out moves
 * forward by the length of the gap; of a time that comes twice the first counts. Remembers between
 * which changes the last time lay, since the next one asked for is mostly near; so it belongs to
 * one thread.
 */
final class CivilClock {
  static final long SECOND = 1_000_000_000L;
  private static final int DAY = 24 * 60 * 60;

  private final ZoneRules rules;
  private long steadyFrom = Long.MAX_VALUE;
  private long steadyTo = Long.MIN_VALUE;
  private long offset;

  CivilClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Epoch nanoseconds of a time in seconds after the midnight of a day, 24:00 and more too. */
  long nanos(long epochDay, int second) {
    long local = epochDay * DAY + second;
    if (local < steadyFrom || local >= steadyTo) {
      return (local - offsetAt(local)) * SECOND;
    }
    return (local - offset) * SECOND;
  }

  /** Whether the zone went from the day before straight to the day after, as Apia in 2011. */
  boolean skips(long epochDay) {
    return nanos(epochDay, 0) >= nanos(epochDay + 1, 0);
  }

  /** ZoneRules answers with the offset before the change, in a gap as in an overlap. */
  private long offsetAt(long local) {
    ZoneOffset found = rules.getOffset(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
    remember(Instant.ofEpochSecond(local - found.getTotalSeconds()));
    return found.getTotalSeconds();
  }

  private void remember(Instant at) {
    ZoneOffsetTransition before = rules.previousTransition(at.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(at);
    steadyFrom = before == null ? Long.MIN_VALUE : local(before, true);
    steadyTo = after == null ? Long.MAX_VALUE : local(after, false);
    offset = rules.getOffset(at).getTotalSeconds();
  }

  private static long local(ZoneOffsetTransition change, boolean later) {
    long before = change.getDateTimeBefore().toEpochSecond(ZoneOffset.UTC);
    long after = change.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC);
    return later ? Math.max(before, after) : Math.min(before, after);
  }
}
