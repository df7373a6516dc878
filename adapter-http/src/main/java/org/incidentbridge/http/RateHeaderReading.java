package org.incidentbridge.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.incidentbridge.http.RateHeaders.Quota;
import org.incidentbridge.http.RateHeaders.Reach;

/** Collects the rate-limit headers of one answer. */
final class RateHeaderReading {

  private static final Pattern NAME =
      Pattern.compile("(beta-|x-beta-)?(zendesk-)?(?:x-)?rate-?limit(?:-(.+))?");

  private static final Pattern OUTSIDE_QUOTES =
      Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  private final Instant now;
  private final Map<String, Quota> quotas = new TreeMap<>();
  private Optional<Duration> retryAfter = Optional.empty();
  private Optional<String> reason = Optional.empty();

  RateHeaderReading(Instant now) {
    this.now = now;
  }

  void header(String name, String value) {
    if (name.equals("retry-after")) {
      retryAfter = HeaderTime.until(value, now);
      return;
    }
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      return;
    }
    boolean endpoint = matcher.group(2) != null;
    Reach reach =
        matcher.group(1) != null ? Reach.ADVISORY : endpoint ? Reach.ENDPOINT : Reach.TRACKER;
    String part = matcher.group(3) == null ? "" : matcher.group(3);
    if (endpoint) {
      items(part, value.replace(';', ','), reach);
    } else {
      plain(part, value, reach);
    }
  }

  RateHeaders result() {
    return new RateHeaders(retryAfter, List.copyOf(quotas.values()), reason);
  }

  private void plain(String part, String value, Reach reach) {
    Quota quota = quota(RateHeaders.UNNAMED, reach);
    switch (part) {
      case "", "policy" -> structured(value, reach);
      case "limit" -> put(limit(quota, HeaderTime.number(value)));
      case "remaining" -> put(remaining(quota, HeaderTime.number(value)));
      case "reset" -> put(resets(quota, HeaderTime.until(value, now)));
      case "interval-seconds" -> {
        if (quota.resetsIn().isEmpty()) {
          put(resets(quota, HeaderTime.until(value, now)));
        }
      }
      case "reason" -> reason = reach == Reach.ADVISORY ? reason : Optional.of(value);
      default -> {}
    }
  }

  /** {@code "name";r=1;t=2, "other";r=3}, {@code limit=1, remaining=2, reset=3}, or a number. */
  private void structured(String value, Reach reach) {
    for (String item : OUTSIDE_QUOTES.split(value)) {
      String[] parts = item.strip().split(";");
      String head = parts[0].strip();
      if (head.startsWith("\"")) {
        String name = head.replace("\"", "");
        Stream.of(parts).skip(1).forEach(part -> parameter(name, part, reach));
      } else if (head.contains("=")) {
        parameter(RateHeaders.UNNAMED, head, reach);
      } else {
        put(limit(quota(RateHeaders.UNNAMED, reach), HeaderTime.number(head)));
      }
    }
  }

  private void items(String name, String value, Reach reach) {
    Stream.of(value.split(",")).forEach(item -> parameter(name, item, reach));
  }

  private void parameter(String name, String pair, Reach reach) {
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return;
    }
    Quota quota = quota(name, reach);
    String value = pair.substring(equals + 1).strip();
    switch (pair.substring(0, equals).strip()) {
      case "q", "limit", "total" -> put(limit(quota, HeaderTime.number(value)));
      case "r", "remaining" -> put(remaining(quota, HeaderTime.number(value)));
      case "t", "reset", "resets" -> put(resets(quota, HeaderTime.until(value, now)));
      default -> {}
    }
  }

  private Quota quota(String name, Reach reach) {
    Quota none =
        new Quota(name, OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), reach);
    return quotas.getOrDefault(key(none), none);
  }

  private void put(Quota quota) {
    if (quota.limit().isPresent()
        || quota.remaining().isPresent()
        || quota.resetsIn().isPresent()) {
      quotas.put(key(quota), quota);
    }
  }

  private static String key(Quota quota) {
    return quota.name() + ' ' + quota.reach();
  }

  private static Quota limit(Quota q, OptionalLong limit) {
    return new Quota(q.name(), limit, q.remaining(), q.resetsIn(), q.reach());
  }

  private static Quota remaining(Quota q, OptionalLong remaining) {
    return new Quota(q.name(), q.limit(), remaining, q.resetsIn(), q.reach());
  }

  private static Quota resets(Quota q, Optional<Duration> resetsIn) {
    return new Quota(q.name(), q.limit(), q.remaining(), resetsIn, q.reach());
  }
}
