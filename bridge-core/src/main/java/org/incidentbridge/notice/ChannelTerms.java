package org.incidentbridge.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * When notices leave through a channel.
 *
 * @param within how long the first notice of a group waits for others; zero if it does not wait
 * @param most notices in one message; positive
 * @param quiet when it is silent
 * @param urgentPasses whether urgent notices leave in quiet hours all the same
 */
public record ChannelTerms(Duration within, int most, QuietHours quiet, boolean urgentPasses) {

  /** Every notice leaves alone and at once. */
  public static final ChannelTerms AT_ONCE =
      new ChannelTerms(Duration.ZERO, 1, QuietHours.NONE, true);

  public ChannelTerms {
    if (within.isNegative() || most < 1) {
      throw new IllegalArgumentException(
          "no terms of a channel: within %s, most %d".formatted(within, most));
    }
  }

  /** The first moment not before this one at which a message may leave. */
  Instant nextAllowed(boolean urgent, Instant at) {
    return urgent && urgentPasses ? at : quiet.nextAllowed(at);
  }

  /** Whether a message may leave at this moment. */
  public boolean allows(Parcel parcel, Instant at) {
    return !nextAllowed(parcel.isUrgent(), at).isAfter(at);
  }
}
