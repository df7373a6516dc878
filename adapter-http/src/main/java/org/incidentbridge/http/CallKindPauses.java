package org.incidentbridge.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.incidentbridge.http.RateHeaders.Quota;
import org.incidentbridge.http.RateHeaders.Reach;

/**
 * How long calls of one kind have to stay away, such as updates of tickets, while others may go
 * (N10, N11). Guarded by the budget's lock.
 */
final class CallKindPauses {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int MOST = 10_000;

  /** What keeps one ticket away for longer need not keep all others. */
  private static final Duration LONGEST_OF_WRITES = Duration.ofMinutes(1);

  private final SteadyTime time;
  private final Map<String, Long> until =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST;
        }
      };

  CallKindPauses(SteadyTime time) {
    this.time = time;
  }

  /**
   * Takes in what an answer says about calls of its kind.
   *
   * @return whether it is a refusal of such calls alone
   */
  boolean heard(Request request, int status, RateHeaders headers) {
    Optional<Duration> spent =
        headers.quotas().stream()
            .filter(quota -> quota.reach() == Reach.ENDPOINT && quota.exhausted())
            .flatMap(quota -> quota.resetsIn().stream())
            .max(Duration::compareTo);
    spent.ifPresent(wait -> pause(request, RateHeaders.within(wait)));
    boolean refused = isOfKind(status, headers);
    if (refused) {
      headers.retryAfter().ifPresent(wait -> pause(request, RateHeaders.within(wait)));
    }
    return refused;
  }

  /**
   * Whether an answer is a refusal where what all calls share is not used up, and nothing else is
   * named as the reason.
   */
  static boolean isOfKind(int status, RateHeaders headers) {
    boolean left = false;
    boolean spent = false;
    for (Quota quota : headers.quotas()) {
      boolean shared = quota.reach() == Reach.TRACKER;
      if (status != TOO_MANY_REQUESTS || (shared && quota.exhausted())) {
        return false;
      }
      left |= shared && quota.remaining().isPresent();
      spent |= quota.reach() == Reach.ENDPOINT && quota.exhausted();
    }
    return spent || (left && headers.retryAfter().isPresent() && headers.reason().isEmpty());
  }

  private void pause(Request request, Duration wait) {
    Optional<String> ticket = CallTag.of(request).ticket();
    ticket.ifPresent(id -> put(ofTicket(id), wait));
    boolean cut = ticket.isPresent() && wait.compareTo(LONGEST_OF_WRITES) > 0;
    put(kind(request), cut ? LONGEST_OF_WRITES : wait);
  }

  private void put(String calls, Duration wait) {
    until.merge(calls, time.currentTimeNanos() + wait.toNanos(), Math::max);
  }

  /** Time until this call may go; zero if now. */
  Duration left(Request request) {
    Duration all = leftOfAll(request);
    Duration own = CallTag.of(request).ticket().map(id -> left(ofTicket(id))).orElse(Duration.ZERO);
    return all.compareTo(own) >= 0 ? all : own;
  }

  /** Time until a call like this may go for any ticket. */
  Duration leftOfAll(Request request) {
    return left(kind(request));
  }

  private Duration left(String calls) {
    return Duration.ofNanos(Math.max(0, until.getOrDefault(calls, 0L) - time.currentTimeNanos()));
  }

  /** Numbers in the path only say which record is meant. */
  private static String kind(Request request) {
    return request.method() + " " + request.url().encodedPath().replaceAll("/\\d+(?=/|$)", "/#");
  }

  private static String ofTicket(String id) {
    return "ticket " + id;
  }
}
