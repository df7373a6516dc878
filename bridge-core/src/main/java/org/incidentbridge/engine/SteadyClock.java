package org.incidentbridge.engine;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time since a start, counted from the machine's clock at that start. Schedules go by it, so
 * that a clock that was ahead and is put back lets nothing wait until that time comes again.
 */
final class SteadyClock implements Clock {

  private final Instant start;
  private final long startNanos;
  private final LongSupplier nanos;

  /**
   * A clock that starts now.
   *
   * @param nanos never goes back, as {@link System#nanoTime()}
   */
  SteadyClock(InstantSource machine, LongSupplier nanos) {
    this.start = machine.instant();
    this.startNanos = nanos.getAsLong();
    this.nanos = nanos;
  }

  @Override
  public Instant now() {
    return start.plusNanos(nanos.getAsLong() - startNanos);
  }
}
