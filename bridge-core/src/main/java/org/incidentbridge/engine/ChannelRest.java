package org.incidentbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.push.Pusher;

/**
 * How long a channel is left alone that takes nothing: after so many failures in a row, longer each
 * time, and as long as it asks for. Kept by one thread at a time.
 */
final class ChannelRest {

  private static final int STRIKES = 3;

  /**
   * A channel that asks for more is asked again after so long; it may have meant something else.
   */
  private static final Duration MOST_ASKED = Duration.ofDays(1);

  private final Pusher.Timing timing;
  private int failures;
  private Instant until = Instant.MIN;

  ChannelRest(Pusher.Timing timing) {
    this.timing = timing;
  }

  /** Whether it is to be left alone. A clock that was put back does not prolong that. */
  boolean isOn() {
    Instant now = timing.clock().instant();
    return until.isAfter(now) && until.isBefore(now.plus(MOST_ASKED).plusSeconds(1));
  }

  /** Takes note of what became of a message. */
  void after(Delivery delivery) {
    switch (delivery) {
      case Delivery.Delivered d -> failures = 0;
      case Delivery.Refused r -> failures = 0;
      case Delivery.Deferred d -> failed(d.notBefore());
      case Delivery.Unknown u -> failed(Optional.empty());
    }
  }

  private void failed(Optional<Instant> notBefore) {
    failures++;
    if (failures >= STRIKES || notBefore.isPresent()) {
      until = next(timing, Math.max(1, failures - STRIKES + 1), notBefore);
    }
  }

  /**
   * When to try again.
   *
   * @param attempt how often it has failed, from 1
   */
  static Instant next(Pusher.Timing timing, int attempt, Optional<Instant> notBefore) {
    Instant now = timing.clock().instant();
    Instant own = now.plus(timing.backoff().after(attempt, Optional.empty(), timing.random()));
    Instant most = now.plus(MOST_ASKED);
    Instant asked = notBefore.map(at -> at.isBefore(most) ? at : most).orElse(own);
    return asked.isAfter(own) ? asked : own;
  }
}
