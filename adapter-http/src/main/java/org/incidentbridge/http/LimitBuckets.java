package org.incidentbridge.http;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Request;
import org.incidentbridge.http.RateLimit.Scope;

/** The buckets of one tracker's own limits. Guarded by the budget's lock. */
final class LimitBuckets {

  /** Tickets whose writes are remembered; the one written to longest ago is forgotten first. */
  private static final int MOST_TICKETS = 10_000;

  /** The share of a limit that may go at once. */
  private static final int BURST_SHARE = 4;

  private final List<RateLimit> limits;
  private final SteadyTime time;
  private final Map<RateLimit, Bucket> shared = new LinkedHashMap<>();
  private final Map<String, Map<RateLimit, Bucket>> tickets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<RateLimit, Bucket>> eldest) {
          return size() > MOST_TICKETS;
        }
      };

  private record Draw(Bucket bucket, long tokens) {}

  LimitBuckets(List<RateLimit> limits, SteadyTime time) {
    this.limits = limits;
    this.time = time;
  }

  /**
   * Takes what the call costs, from all limits or from none.
   *
   * @param others calls that go before this one
   * @return how long until it can be taken; zero if it was
   */
  Duration take(Request request, CallTag tag, int others) {
    List<Draw> draws = new ArrayList<>();
    long wait = 0;
    for (RateLimit limit : limits) {
      long cost = Math.min(limit.cost(request, tag), burst(limit));
      if (cost > 0) {
        Bucket bucket = bucket(limit, tag);
        long ahead = limit.scope() == Scope.TICKET_WRITES ? 0 : others;
        wait = Math.max(wait, nanosUntil(limit, bucket, cost + ahead));
        draws.add(new Draw(bucket, cost));
      }
    }
    if (wait == 0) {
      draws.forEach(draw -> draw.bucket.tryConsume(draw.tokens));
    }
    return Duration.ofNanos(wait);
  }

  /**
   * Rounded up, so that zero means that the tokens are there. What the bucket cannot hold at once
   * is waited for on top, so that calls with precedence find it full when they wake.
   */
  private static long nanosUntil(RateLimit limit, Bucket bucket, long tokens) {
    long held = Math.min(tokens, burst(limit));
    EstimationProbe probe = bucket.estimateAbilityToConsume(held);
    long full = probe.canBeConsumed() ? 0 : probe.getNanosToWaitForRefill() + 1;
    return full + (tokens - held) * (limit.per().toNanos() / steady(limit));
  }

  private Bucket bucket(RateLimit limit, CallTag tag) {
    Map<RateLimit, Bucket> buckets =
        limit.scope() == Scope.TICKET_WRITES
            ? tickets.computeIfAbsent(tag.ticket().orElse(""), t -> new LinkedHashMap<>())
            : shared;
    return buckets.computeIfAbsent(limit, this::fresh);
  }

  private Bucket fresh(RateLimit limit) {
    Bandwidth bandwidth =
        Bandwidth.builder().capacity(burst(limit)).refillGreedy(steady(limit), limit.per()).build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
  }

  private static long burst(RateLimit limit) {
    return Math.max(1, limit.amount() / BURST_SHARE);
  }

  private static long steady(RateLimit limit) {
    return Math.max(1, limit.amount() - burst(limit));
  }
}
