package org.incidentbridge.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.SettingsException;

/**
 * The keys that every HTTP tracker's block has, and what they mean. All but {@code url} may be left
 * out.
 */
public final class HttpKeys {

  private static final Pattern RATE = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{1,6})?(ms|s|m|h|d)");

  private HttpKeys() {}

  /** Members for the {@code properties} of an adapter's JSON Schema, without the braces. */
  public static String schemaProperties() {
    return """
        "url": {"type": "string", "description": "Where the tracker lives, for example https://tracker.example.com"},
        "insecure": {"type": "boolean", "default": false, "description": "Allow http:// to another machine, where the network between is trusted"},
        "caFile": {"type": "string", "description": "PEM file with certificates to trust besides the system's"},
        "proxy": {"type": "object", "additionalProperties": false, "required": ["host", "port"], "description": "An HTTP proxy on the way to the tracker", "properties": {
          "host": {"type": "string"},
          "port": {"type": "integer", "minimum": 1, "maximum": 65535},
          "user": {"type": "string"},
          "password": {"type": "string", "description": "By reference, ${env:...} or ${file:...}"}}},
        "timeouts": {"type": "object", "additionalProperties": false, "description": "Durations such as 10s or 2m", "properties": {
          "connect": {"type": "string", "default": "10s"},
          "read": {"type": "string", "default": "60s"},
          "call": {"type": "string", "default": "5m", "description": "For a whole call, not counting waits for rate limits"}}},
        "concurrency": {"type": "integer", "minimum": 1, "maximum": 256, "default": 8, "description": "Calls under way at the same time"},
        "longestWait": {"type": "string", "default": "30s", "description": "How long a call waits for rate limits before it is put off"},
        "limits": {"type": "object", "additionalProperties": false, "description": "Limits to keep besides what the tracker says, each a list such as [100/1s, 5000/1h]", "properties": {
          "calls": {"type": "array", "items": {"type": "string"}},
          "writes": {"type": "array", "items": {"type": "string"}},
          "ticketWrites": {"type": "array", "items": {"type": "string"}, "description": "Counted for each ticket by itself"},
          "points": {"type": "array", "items": {"type": "string"}}}}""";
  }

  /**
   * How to reach the tracker.
   *
   * @throws SettingsException if a key has no use
   */
  public static HttpSettings http(Settings settings) {
    String url = settings.require("url");
    HttpSettings http =
        checked("url", () -> HttpSettings.of(url, settings.flag("insecure", false)));
    HttpSettings timed = http.with(timeouts(settings));
    HttpSettings trusting =
        settings.text("caFile").map(file -> timed.trusting(Path.of(file))).orElse(timed);
    return proxy(settings).map(trusting::through).orElse(trusting);
  }

  /**
   * How hard the tracker may be worked.
   *
   * @param usual what holds for keys that are left out; a list under {@code limits} takes the place
   *     of all usual limits of its kind
   * @throws SettingsException if a key has no use
   */
  public static BudgetSettings budget(Settings settings, BudgetSettings usual) {
    int concurrency = settings.number("concurrency", usual.concurrency());
    Duration wait = settings.duration("longestWait", usual.longestWait());
    List<RateLimit> limits = new ArrayList<>();
    for (RateLimit.Scope scope : RateLimit.Scope.values()) {
      limits.addAll(limits(settings, scope, usual));
    }
    return checked(
        "concurrency", () -> new BudgetSettings(concurrency, wait, usual.longestQueue(), limits));
  }

  private static List<RateLimit> limits(
      Settings settings, RateLimit.Scope scope, BudgetSettings usual) {
    String key = "limits." + key(scope);
    List<String> texts = settings.texts(key);
    if (texts.isEmpty()) {
      return usual.limits().stream().filter(limit -> limit.scope() == scope).toList();
    }
    return texts.stream().map(text -> limit(key, text, maker(scope))).toList();
  }

  private static String key(RateLimit.Scope scope) {
    return switch (scope) {
      case CALLS -> "calls";
      case WRITES -> "writes";
      case TICKET_WRITES -> "ticketWrites";
      case POINTS -> "points";
    };
  }

  private static BiFunction<Long, Duration, RateLimit> maker(RateLimit.Scope scope) {
    return switch (scope) {
      case CALLS -> RateLimit::calls;
      case WRITES -> RateLimit::writes;
      case TICKET_WRITES -> RateLimit::ticketWrites;
      case POINTS -> RateLimit::points;
    };
  }

  private static RateLimit limit(
      String key, String text, BiFunction<Long, Duration, RateLimit> maker) {
    Matcher matcher = RATE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new SettingsException(key, "'" + text + "' is not a rate such as 100/1s or 5000/1h");
    }
    long times = Optional.ofNullable(matcher.group(2)).map(Long::parseLong).orElse(1L);
    Duration per = unit(matcher.group(3)).multipliedBy(times);
    return checked(key, () -> maker.apply(Long.parseLong(matcher.group(1)), per));
  }

  private static Duration unit(String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(1);
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private static Timeouts timeouts(Settings settings) {
    Timeouts usual = Timeouts.DEFAULT;
    return checked(
        "timeouts",
        () ->
            new Timeouts(
                settings.duration("timeouts.connect", usual.connect()),
                settings.duration("timeouts.read", usual.read()),
                settings.duration("timeouts.call", usual.call())));
  }

  private static Optional<ProxySettings> proxy(Settings settings) {
    Settings block = settings.block("proxy");
    if (block.values().isEmpty()) {
      return Optional.empty();
    }
    return checked(
        "proxy",
        () ->
            Optional.of(
                new ProxySettings(
                    settings.require("proxy.host"),
                    settings.number("proxy.port", 0),
                    block
                        .text("user")
                        .flatMap(
                            u -> block.secret("password").map(p -> new HttpAuth.Basic(u, p))))));
  }

  private static <T> T checked(String key, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new SettingsException(key, String.valueOf(e.getMessage()));
    }
  }
}
