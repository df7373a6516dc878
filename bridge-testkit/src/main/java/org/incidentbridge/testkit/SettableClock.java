package org.incidentbridge.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that moves only when it is told to. */
public final class SettableClock implements InstantSource {

  private volatile Instant now;

  public SettableClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves on, or back where the time is negative. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }
}
