package org.incidentbridge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/**
 * How far a tracker's clock is from ours, from the {@code Date} of one answer.
 *
 * @param ahead the tracker's time minus ours; negative if its clock is behind
 * @param error how wrong {@code ahead} may be: half the round trip, and half of the second to which
 *     {@code Date} is cut
 */
public record ClockDifference(Duration ahead, Duration error) {

  private static final Duration HALF_SECOND = Duration.ofMillis(500);

  /**
   * Compares the clocks.
   *
   * @param sent when the request went out, by our clock
   * @param received when its answer was there, by our clock
   * @return empty if the answer has no date that can be read
   */
  public static Optional<ClockDifference> of(Headers headers, Instant sent, Instant received) {
    Duration halfTrip = Duration.between(sent, received).dividedBy(2);
    return Optional.ofNullable(headers.get("Date"))
        .flatMap(HeaderTime::instant)
        .map(date -> Duration.between(sent.plus(halfTrip), date.plus(HALF_SECOND)))
        .map(ahead -> new ClockDifference(ahead, halfTrip.plus(HALF_SECOND)));
  }

  /** Whether the clocks differ by more than this for certain. */
  public boolean exceeds(Duration tolerated) {
    return ahead.abs().minus(error).compareTo(tolerated) > 0;
  }
}
