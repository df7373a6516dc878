package org.incidentbridge.testkit.sim.zendesk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/** Counts requests by the minute, for the account and for some of its endpoints. */
final class Throttle {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final World world;
  private final Map<String, Window> windows = new HashMap<>();

  Throttle(World world) {
    this.world = world;
  }

  /** What is left of a window's budget. */
  record Left(int total, int remaining, long reset) {

    String text() {
      return "total=" + total + "; remaining=" + remaining + "; resets=" + reset;
    }
  }

  private record Window(Instant start, int count) {}

  /**
   * Counts a request of the account.
   *
   * @throws Problem 429 when the minute's budget is spent
   */
  Left account() {
    return admit(
        "account",
        world.options.limits().requestsPerMinute(),
        MINUTE,
        "Number of allowed API requests per minute exceeded");
  }

  Left export() {
    return admit(
        "export",
        world.options.limits().exportsPerMinute(),
        MINUTE,
        "Number of allowed incremental export API requests per minute exceeded");
  }

  /** Counts the update of a ticket, for the account and for this user and ticket. */
  Left update(long user, long ticket) {
    admit(
        "update " + user + " " + ticket,
        world.options.limits().updatesPerTicket(),
        LONG,
        "Number of allowed updates to this ticket exceeded");
    return admit(
        "update",
        world.options.limits().updatesPerMinute(),
        MINUTE,
        "Number of allowed ticket update API requests per minute exceeded");
  }

  private Left admit(String what, int most, Duration span, String refusal) {
    if (most == 0) {
      return new Left(100_000, 99_999, 60);
    }
    Instant now = world.now();
    Window window = windows.getOrDefault(what, new Window(now, 0));
    if (!now.isBefore(window.start().plus(span)) || now.isBefore(window.start())) {
      window = new Window(now, 0);
    }
    long reset = Math.max(1, Duration.between(now, window.start().plus(span)).toSeconds());
    if (window.count() >= most) {
      throw refused(refusal, reset);
    }
    windows.put(what, new Window(window.start(), window.count() + 1));
    return new Left(most, most - window.count() - 1, reset);
  }

  private static Problem refused(String why, long wait) {
    SimResponse answer =
        Answers.json(
            429, Json.object().put("error", "APIRateLimitExceeded").put("description", why));
    return Problem.answering(answer.with("Retry-After", Long.toString(wait)));
  }

  /** The account's headers, in both spellings that are in use. */
  static SimResponse dressed(SimResponse answer, Left left) {
    String total = Integer.toString(left.total());
    String remaining = Integer.toString(left.remaining());
    return answer
        .with("x-rate-limit", total)
        .with("x-rate-limit-remaining", remaining)
        .with("ratelimit-limit", total)
        .with("ratelimit-remaining", remaining)
        .with("ratelimit-reset", Long.toString(left.reset()));
  }
}
