package org.incidentbridge.spi;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How to wait; simulated time only advances. */
@FunctionalInterface
public interface Pause {

  /** Waits for real. */
  Pause REAL = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

  /**
   * Waits.
   *
   * @throws InterruptedException if the bridge is shutting down
   */
  void sleep(Duration time) throws InterruptedException;
}
