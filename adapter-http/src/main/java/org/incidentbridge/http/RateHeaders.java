package org.incidentbridge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import okhttp3.Headers;

/**
 * What the headers of one answer say about rate limits, in all spellings that trackers use.
 *
 * @param retryAfter as sent, so possibly zero; negative never
 * @param quotas one for each limit that the answer names
 * @param reason why it refused, an open set of words such as {@code jira-burst-based}
 */
public record RateHeaders(
    Optional<Duration> retryAfter, List<Quota> quotas, Optional<String> reason) {

  /** The least time that a refused caller stays away; trackers have said zero. */
  public static final Duration FLOOR = Duration.ofSeconds(1);

  /** The longest time that an answer is believed; more is a wrong clock. */
  public static final Duration CEILING = Duration.ofHours(24);

  /** The limit that plain headers speak of, without a name of its own. */
  public static final String UNNAMED = "requests";

  /** Whether a limit holds, and for what. */
  public enum Reach {
    /** For all calls. */
    TRACKER,
    /** For one kind of call only (Zendesk's {@code zendesk-ratelimit-…}). */
    ENDPOINT,
    /** Announced but not enforced (Jira's {@code Beta-} headers). */
    ADVISORY
  }

  /**
   * One limit.
   *
   * @param name the tracker's name for it, or {@link #UNNAMED}
   * @param limit how much per window
   * @param resetsIn time until there is more, by the tracker's own clock
   * @param reach whether and for what it holds
   */
  public record Quota(
      String name,
      OptionalLong limit,
      OptionalLong remaining,
      Optional<Duration> resetsIn,
      Reach reach) {

    /** Nothing is left, and the tracker means it. */
    public boolean exhausted() {
      return reach != Reach.ADVISORY && remaining.isPresent() && remaining.getAsLong() <= 0;
    }
  }

  public RateHeaders {
    quotas = List.copyOf(quotas);
  }

  /**
   * Reads the headers of an answer. What cannot be understood is passed over.
   *
   * @param now local time; used for instants if the answer has no {@code Date} of its own
   */
  public static RateHeaders read(Headers headers, Instant now) {
    Instant sent =
        Optional.ofNullable(headers.get("Date")).flatMap(HeaderTime::instant).orElse(now);
    var reading = new RateHeaderReading(sent);
    for (int i = 0; i < headers.size(); i++) {
      reading.header(headers.name(i).toLowerCase(Locale.ROOT), headers.value(i).strip());
    }
    return reading.result();
  }

  /**
   * How long to stay away after a refusal: at least {@code Retry-After}, and until the reset where
   * a quota is used up; empty if the answer does not say.
   */
  public Optional<Duration> advisedWait() {
    boolean untilReset = retryAfter.isEmpty() || reason.orElse("").contains("quota");
    Stream<Duration> resets =
        quotas.stream()
            .filter(quota -> untilReset && quota.exhausted())
            .flatMap(quota -> quota.resetsIn().stream());
    Optional<Duration> wait =
        Stream.concat(retryAfter.stream(), resets).max(Comparator.naturalOrder());
    return wait.map(RateHeaders::within);
  }

  /** The wait, no shorter than {@link #FLOOR} and no longer than {@link #CEILING}. */
  static Duration within(Duration wait) {
    if (wait.compareTo(FLOOR) < 0) {
      return FLOOR;
    }
    return wait.compareTo(CEILING) > 0 ? CEILING : wait;
  }
}
