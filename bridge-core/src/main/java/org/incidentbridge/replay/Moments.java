package org.incidentbridge.replay;

import java.time.Instant;

/** Points in time, where {@link Instant#MAX} stands for never. */
final class Moments {

  private Moments() {}

  static Instant earlier(Instant a, Instant b) {
    return b.isBefore(a) ? b : a;
  }

  static Instant later(Instant a, Instant b) {
    return b.isAfter(a) ? b : a;
  }
}
