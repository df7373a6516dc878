package org.incidentbridge.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Lays out the coverage of some years. */
final class OpeningsBuilder {
  /** Zones are up to 18 hours from Greenwich, and a span reaches into the next day. */
  private static final int MARGIN_DAYS = 3;

  private final CivilDays civil;
  private final long from;
  private final long until;
  private final long firstDay;
  private final long[] midnight;
  private final long[] dayOpen;
  private final long[] dayClose;
  private final List<Opening> openings = new ArrayList<>();

  private OpeningsBuilder(Versions versions, int firstYear, int lastYear) {
    this.civil = new CivilDays(versions);
    long begin = LocalDate.ofYearDay(firstYear, 1).toEpochDay();
    long end = LocalDate.ofYearDay(lastYear + 1, 1).toEpochDay();
    this.from = begin * BusinessDays.DAY;
    this.until = end * BusinessDays.DAY;
    this.firstDay = begin - MARGIN_DAYS;
    int days = (int) (end - begin) + 2 * MARGIN_DAYS;
    this.midnight = new long[days];
    this.dayOpen = new long[days];
    this.dayClose = new long[days];
  }

  /** The table of some years, both included, from the first moment in Greenwich to the last. */
  static Openings build(Versions versions, int firstYear, int lastYear) {
    OpeningsBuilder builder = new OpeningsBuilder(versions, firstYear, lastYear);
    for (int i = 0; i < builder.midnight.length; i++) {
      builder.day(i);
    }
    return builder.table();
  }

  private void day(int i) {
    long epochDay = firstDay + i;
    midnight[i] = civil.midnight(epochDay);
    List<Opening> today = civil.openings(epochDay);
    if (!today.isEmpty()) {
      dayOpen[i] = today.getFirst().from();
      dayClose[i] = today.getLast().to();
      openings.addAll(today);
    }
  }

  private Openings table() {
    openings.sort(Comparator.comparingLong(Opening::from));
    long[] open = new long[openings.size()];
    long[] close = new long[openings.size()];
    int count = 0;
    for (Opening opening : openings) {
      long begin = Math.max(opening.from(), from);
      long end = Math.min(opening.to(), until);
      if (count > 0 && begin <= close[count - 1]) {
        close[count - 1] = Math.max(close[count - 1], end);
      } else if (begin < end) {
        open[count] = begin;
        close[count] = end;
        count++;
      }
    }
    BusinessDays days = new BusinessDays(firstDay, midnight, dayOpen, dayClose);
    return new Openings(from, until, Arrays.copyOf(open, count), Arrays.copyOf(close, count), days);
  }
}
