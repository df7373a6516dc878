package org.incidentbridge.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.incidentbridge.http.CallTag.Urgency;
import org.incidentbridge.http.RateHeaders.Quota;
import org.incidentbridge.http.RateHeaders.Reach;

/** How long a tracker's answers told us to stay away. Guarded by the budget's lock. */
final class TrackerPause {

  /**
   * A refusal that names no wait: two seconds at first, doubling up to thirty, spread by chance.
   */
  private static final Duration FIRST_BACKOFF = Duration.ofSeconds(2);

  private static final Duration LAST_BACKOFF = Duration.ofSeconds(30);

  private static final int MOST_DOUBLINGS = 4;

  /** One twentieth of a quota is kept for urgent calls. */
  private static final int RESERVE = 20;

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final SteadyTime time;
  private final RandomGenerator random;
  private long all;
  private long normal;
  private int refusals;
  private Optional<String> reason = Optional.empty();

  TrackerPause(SteadyTime time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /** Time until a call of this urgency may go; zero if now. */
  Duration left(Urgency urgency) {
    long until = urgency == Urgency.URGENT ? all : Math.max(all, normal);
    return Duration.ofNanos(Math.max(0, until - time.currentTimeNanos()));
  }

  /** What the tracker called the limit, while a pause lasts. */
  Optional<String> reason() {
    return left(Urgency.NORMAL).isZero() ? Optional.empty() : reason;
  }

  void heard(int status, RateHeaders headers) {
    boolean refused =
        status == TOO_MANY_REQUESTS || (status == UNAVAILABLE && headers.retryAfter().isPresent());
    if (refused) {
      stayAway(headers.advisedWait().orElseGet(this::backoff), headers.reason());
    } else if (status < 500) {
      refusals = 0;
    }
    headers.quotas().forEach(this::mind);
  }

  private void stayAway(Duration wait, Optional<String> why) {
    all = Math.max(all, time.currentTimeNanos() + wait.toNanos());
    reason = why;
  }

  /** Calls that were refused together count as one refusal. */
  private Duration backoff() {
    if (left(Urgency.URGENT).isZero()) {
      refusals++;
    }
    int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, refusals - 1));
    Duration base = FIRST_BACKOFF.multipliedBy(1L << doublings);
    Duration capped = base.compareTo(LAST_BACKOFF) > 0 ? LAST_BACKOFF : base;
    return capped.plusMillis(random.nextLong(capped.toMillis() / 2));
  }

  private void mind(Quota quota) {
    if (quota.reach() != Reach.TRACKER || quota.resetsIn().isEmpty()) {
      return;
    }
    Duration reset = quota.resetsIn().get();
    if (quota.exhausted()) {
      stayAway(RateHeaders.within(reset), Optional.of(quota.name()));
    } else if (reserved(quota)) {
      normal = Math.max(normal, time.currentTimeNanos() + RateHeaders.within(reset).toNanos());
      reason = Optional.of("the rest of '" + quota.name() + "' is kept for urgent calls");
    }
  }

  private static boolean reserved(Quota quota) {
    OptionalLong limit = quota.limit();
    OptionalLong remaining = quota.remaining();
    return limit.isPresent()
        && remaining.isPresent()
        && remaining.getAsLong() <= limit.getAsLong() / RESERVE;
  }
}
