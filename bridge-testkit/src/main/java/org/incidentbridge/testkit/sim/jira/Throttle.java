package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.incidentbridge.testkit.sim.SimResponse;

/** Counts calls by the second. Guarded by the site's lock. */
final class Throttle {

  private final JiraSite site;
  private final Map<String, Integer> counts = new HashMap<>();
  private Instant second = Instant.EPOCH;

  Throttle(JiraSite site) {
    this.site = site;
  }

  /**
   * Counts one call.
   *
   * @param who endpoint on Cloud, user on Data Center
   * @throws Problem 429 when there were too many in this second
   */
  void admit(String method, String who) {
    int most = site.options().limits().callsPerSecond();
    if (most == 0) {
      return;
    }
    Instant now = site.now().truncatedTo(ChronoUnit.SECONDS);
    if (!now.equals(second)) {
      second = now;
      counts.clear();
    }
    boolean half = method.equals("PUT") || method.equals("DELETE");
    int limit = half && site.edition().cloud() ? most / 2 : most;
    String key = site.edition().cloud() ? method + " " + who : who;
    if (counts.merge(key, 1, Integer::sum) > limit) {
      throw Problem.answering(
          site.edition().cloud()
              ? cloud(now.plusSeconds(1), Duration.ofSeconds(1), limit)
                  .with("RateLimit-Reason", "jira-burst-based")
              : dataCenter(limit));
    }
  }

  static SimResponse cloud(Instant reset, Duration wait, int limit) {
    ObjectNode body = Json.object();
    body.putArray("errorMessages").add("Rate limit exceeded.");
    body.putObject("errors");
    return Answers.of(429, body)
        .with("Retry-After", Long.toString(wait.toSeconds()))
        .with("X-RateLimit-Limit", Integer.toString(limit))
        .with("X-RateLimit-Remaining", "0")
        .with("X-RateLimit-Reset", reset.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private SimResponse dataCenter(int limit) {
    return Answers.html(429, "Too Many Requests")
        .with("Retry-After", site.options().quirks().retryAfterZero() ? "0" : "1")
        .with("X-RateLimit-Limit", Integer.toString(limit))
        .with("X-RateLimit-Remaining", "0")
        .with("X-RateLimit-FillRate", Integer.toString(limit))
        .with("X-RateLimit-Interval-Seconds", "1")
        .with("X-Seraph-LoginReason", "OK");
  }
}
