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
    boolean refused = status == TOO_MANY_REQUESTS && isOfKind(headers, spent.isPresent());
    if (refused) {
      headers.retryAfter().ifPresent(wait -> pause(request, RateHeaders.within(wait)));
    }
    return refused;
  }

  /** Whether what all calls share is not used up, and nothing else is named as the reason. */
  private static boolean isOfKind(RateHeaders headers, boolean spent) {
    boolean left = false;
    for (Quota quota : headers.quotas()) {
      if (quota.reach() == Reach.TRACKER && quota.exhausted()) {
        return false;
      }
      left |= quota.reach() == Reach.TRACKER && quota.remaining().isPresent();
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
    long kind = until.getOrDefault(kind(request), 0L);
    long ticket =
        CallTag.of(request).ticket().map(id -> until.getOrDefault(ofTicket(id), 0L)).orElse(0L);
    return Duration.ofNanos(Math.max(0, Math.max(kind, ticket) - time.currentTimeNanos()));
  }

  /** Numbers in the path only say which record is meant. */
  private static String kind(Request request) {
    return request.method() + " " + request.url().encodedPath().replaceAll("/\\d+(?=/|$)", "/#");
  }

  private static String ofTicket(String id) {
    return "ticket " + id;
  }
}
