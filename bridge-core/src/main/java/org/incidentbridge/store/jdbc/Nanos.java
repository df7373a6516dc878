package org.incidentbridge.store.jdbc;

import java.time.Instant;

/** Points in time as nanoseconds since 1970 in UTC; what lies beyond 1677 and 2262 is cut there. */
final class Nanos {

  private static final long PER_SECOND = 1_000_000_000L;
  private static final long LAST_SECOND = Long.MAX_VALUE / PER_SECOND - 1;

  private Nanos() {}

  static long of(Instant at) {
    long second = Math.clamp(at.getEpochSecond(), -LAST_SECOND, LAST_SECOND);
    return second * PER_SECOND + at.getNano();
  }

  static Instant instant(long nanos) {
    return Instant.ofEpochSecond(
        Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
  }
}
