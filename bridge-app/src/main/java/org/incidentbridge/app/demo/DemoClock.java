package org.incidentbridge.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time in the demo's trackers: a staged past while they are filled, then the real time. */
final class DemoClock implements InstantSource {

  private final InstantSource real;
  private volatile Duration behind;

  DemoClock(InstantSource real, Duration past) {
    this.real = real;
    this.behind = past;
  }

  /** Lets so much time go by; never beyond the real time. */
  void pass(Duration time) {
    Duration left = behind.minus(time);
    behind = left.isNegative() ? Duration.ZERO : left;
  }

  /** From now on the real time. */
  void catchUp() {
    behind = Duration.ZERO;
  }

  Duration behind() {
    return behind;
  }

  @Override
  public Instant instant() {
    return real.instant().minus(behind);
  }
}
