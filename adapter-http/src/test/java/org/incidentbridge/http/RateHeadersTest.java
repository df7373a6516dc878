package org.incidentbridge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import okhttp3.Headers;
import org.incidentbridge.http.RateHeaders.Quota;
import org.incidentbridge.http.RateHeaders.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RateHeadersTest {

  private static final Instant NOW = Instant.parse("2026-03-26T15:59:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "1 | PT1S",
        "1847 | PT30M47S",
        "2.5 | PT2S",
        "Thu, 26 Mar 2026 16:00:00 GMT | PT1M",
        "Thu, 26 Mar 2026 15:00:00 GMT | PT0S",
        "2026-03-26T16:00Z | PT1M",
      })
  void readsRetryAfterInAllForms(String value, Duration expected) {
    assertThat(read("Retry-After", value).retryAfter()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"soon", "-5", "''"})
  void passesOverRetryAfterThatMakesNoSense(String value) {
    assertThat(read("Retry-After", value).retryAfter()).isEmpty();
  }

  @Test
  void measuresDatesByTheTrackersOwnClock() {
    RateHeaders headers =
        read(
            "Date", "Thu, 26 Mar 2026 12:00:00 GMT",
            "Retry-After", "Thu, 26 Mar 2026 12:00:07 GMT");

    assertThat(headers.retryAfter()).contains(Duration.ofSeconds(7));
  }

  static Stream<Arguments> spellings() {
    return Stream.of(
        row(
            plain(350, 0, 60),
            "X-RateLimit-Limit: 350",
            "X-RateLimit-Remaining: 0",
            "X-RateLimit-Reset: 2026-03-26T16:00Z"),
        row(
            plain(350, 0, 60),
            "X-RateLimit-Limit: 350",
            "X-RateLimit-Remaining: 0",
            "X-RateLimit-Reset: 2026-03-26T16:00:00.000Z"),
        row(
            plain(350, 0, 60),
            "x-ratelimit-limit: 350",
            "x-ratelimit-remaining: 0",
            "x-ratelimit-reset: 1774540800"),
        row(
            plain(350, 0, 60),
            "x-ratelimit-limit: 350",
            "x-ratelimit-remaining: 0",
            "x-ratelimit-reset: 1774540800000"),
        row(
            plain(100, 3, 60),
            "X-RateLimit-Limit: 100",
            "X-RateLimit-Remaining: 3",
            "X-RateLimit-FillRate: 10",
            "X-RateLimit-Interval-Seconds: 60"),
        row(
            plain(400, 384, 50),
            "x-rate-limit: 400",
            "ratelimit-limit: 400",
            "ratelimit-remaining: 384",
            "ratelimit-reset: 50"),
        row(
            plain(700, 697, 20),
            "x-rate-limit: 700",
            "x-rate-limit-remaining: 697",
            "rate-limit: 700",
            "rate-limit-reset: 20"),
        row(
            quota("tickets-index", 20000, 19999, 42, Reach.ENDPOINT),
            "zendesk-ratelimit-tickets-index: total=20000; remaining=19999; resets=42"),
        row(
            quota("incremental-exports", 10, 9, 2, Reach.ENDPOINT),
            "zendesk-rate-limit-incremental-exports: total=10; remaining=9; resets=2"),
        row(
            quota("tenant-app-quota", 100100, 17842, 2107, Reach.ADVISORY),
            "Beta-Ratelimit-Policy: \"tenant-app-quota\";q=100100;w=3600",
            "Beta-Ratelimit: \"tenant-app-quota\";r=17842;t=2107"),
        row(
            quota("default", 100, 50, 30, Reach.TRACKER),
            "RateLimit-Policy: \"default\";q=100;w=60",
            "RateLimit: \"default\";r=50;t=30"),
        row(plain(100, 50, 5), "RateLimit: limit=100, remaining=50, reset=5"));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void readsEverySpelling(Quota expected, String... headers) {
    assertThat(read(headers).quotas()).containsExactly(expected);
  }

  @Test
  void keepsSeveralStructuredQuotasApart() {
    RateHeaders headers = read("RateLimit", "\"burst, short\";r=9;t=1, \"day\";r=0;t=3600");

    assertThat(headers.quotas()).extracting(Quota::name).containsExactly("burst, short", "day");
    assertThat(headers.quotas()).extracting(Quota::exhausted).containsExactly(false, true);
  }

  @Test
  void takesReasonsAsAnOpenSet() {
    assertThat(read("RateLimit-Reason", "jira-cost-based").reason()).contains("jira-cost-based");
  }

  static Stream<Arguments> waits() {
    return Stream.of(
        wait("PT1S", "Retry-After", "0"),
        wait(
            "PT1S",
            "Retry-After",
            "1",
            "X-RateLimit-Limit",
            "350",
            "X-RateLimit-Remaining",
            "0",
            "X-RateLimit-Reset",
            "2026-03-26T16:00Z",
            "RateLimit-Reason",
            "jira-burst-based"),
        wait(
            "PT30M47S",
            "Retry-After",
            "1847",
            "X-RateLimit-Limit",
            "100000",
            "RateLimit-Reason",
            "jira-quota-global-based"),
        wait(
            "PT1M",
            "Retry-After",
            "1",
            "X-RateLimit-Remaining",
            "0",
            "X-RateLimit-Reset",
            "2026-03-26T16:00Z",
            "RateLimit-Reason",
            "jira-quota-tenant-based"),
        wait(
            "PT1M29S",
            "Retry-After",
            "89",
            "X-RateLimit-Limit",
            "600000",
            "RateLimit-Reason",
            "jira-cost-based"),
        wait("PT1M", "X-RateLimit-Remaining", "0", "X-RateLimit-Interval-Seconds", "60"),
        wait("PT24H", "Retry-After", "Thu, 26 Mar 2076 16:00:00 GMT"));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void advisesHowLongToStayAway(Duration expected, String... headers) {
    assertThat(read(headers).advisedWait()).contains(expected);
  }

  @Test
  void advisesNothingWhereTheAnswerSaysNothing() {
    RateHeaders headers =
        read(
            "X-Failure-Category",
            "FAILURE CLIENT RATE LIMITED",
            "X-Ratelimit-Limit",
            "360000",
            "RateLimit-Reason",
            "jira-max-concurrent-threads-across-all-instances");

    assertThat(headers.advisedWait()).isEmpty();
  }

  @Test
  void doesNotWaitForQuotasThatAreNotEnforced() {
    assertThat(read("Beta-Ratelimit", "\"q\";r=0;t=60").advisedWait()).isEmpty();
  }

  private static RateHeaders read(String... headers) {
    return RateHeaders.read(Headers.of(headers), NOW);
  }

  private static Quota plain(long limit, long remaining, long seconds) {
    return quota(RateHeaders.UNNAMED, limit, remaining, seconds, Reach.TRACKER);
  }

  private static Quota quota(String name, long limit, long remaining, long seconds, Reach reach) {
    return new Quota(
        name,
        OptionalLong.of(limit),
        OptionalLong.of(remaining),
        Optional.of(Duration.ofSeconds(seconds)),
        reach);
  }

  /** Each header as it stands in an answer. */
  private static Arguments row(Quota expected, String... headers) {
    String[] namesAndValues =
        Stream.of(headers).flatMap(h -> Stream.of(h.split(": ", 2))).toArray(String[]::new);
    return Arguments.of(expected, namesAndValues);
  }

  private static Arguments wait(String expected, String... headers) {
    return Arguments.of(Duration.parse(expected), headers);
  }
}
