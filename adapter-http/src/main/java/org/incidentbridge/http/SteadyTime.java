package org.incidentbridge.http;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/** Nanoseconds that never go back, from a clock that may. */
final class SteadyTime implements TimeMeter {

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Instant last;
  private long elapsed;

  SteadyTime(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  @Override
  public long currentTimeNanos() {
    lock.lock();
    try {
      Instant now = clock.instant();
      if (now.isAfter(last)) {
        elapsed += Duration.between(last, now).toNanos();
      }
      last = now;
      return elapsed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }
}
