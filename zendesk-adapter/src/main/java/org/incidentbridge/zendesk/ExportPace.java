package org.incidentbridge.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Keeps to the ten calls a minute that Zendesk allows of its export, so that it has no reason to
 * refuse one and with it the bridge's other calls.
 */
final class ExportPace {

  private static final int MOST = 10;
  private static final Duration PER = Duration.ofMinutes(1);

  private final Environment environment;
  private final Deque<Instant> made = new ArrayDeque<>();

  ExportPace(Environment environment) {
    this.environment = environment;
  }

  /**
   * Waits for its turn, at most a minute.
   *
   * @throws TrackerException if the bridge is shutting down
   */
  synchronized void await() {
    if (made.size() == MOST) {
      Duration left = Duration.between(environment.clock().instant(), made.removeFirst().plus(PER));
      if (left.isPositive() && left.compareTo(PER) <= 0) {
        sleep(left);
      }
    }
    made.addLast(environment.clock().instant());
  }

  private void sleep(Duration left) {
    try {
      environment.pause().sleep(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackerException(Kind.UNAVAILABLE, "the bridge is shutting down");
    }
  }
}
