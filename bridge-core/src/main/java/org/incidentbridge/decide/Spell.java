package org.incidentbridge.decide;

import java.time.Duration;

/** Durations for people. */
public final class Spell {

  private static final long DAY = 24;
  private static final long HOUR = 60;

  private Spell() {}

  /** The two largest units: {@code 2 d 3 h}, {@code 1 h 5 min}, {@code 4 min 10 s}, {@code 9 s}. */
  public static String of(Duration duration) {
    long days = duration.toHours() / DAY;
    if (days > 0) {
      return two(days + " d", duration.toHours() % DAY, "h");
    }
    if (duration.toHours() > 0) {
      return two(duration.toHours() + " h", duration.toMinutes() % HOUR, "min");
    }
    return duration.toMinutes() > 0
        ? two(duration.toMinutes() + " min", duration.toSecondsPart(), "s")
        : duration.toSeconds() + " s";
  }

  private static String two(String large, long small, String unit) {
    return small == 0 ? large : large + " " + small + " " + unit;
  }
}
