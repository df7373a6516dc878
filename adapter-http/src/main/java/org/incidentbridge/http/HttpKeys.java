package org.incidentbridge.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
 * The keys that the block of every HTTP tracker has, and what they mean. All but {@code url} may be
 * left out. {@code concurrency} is a key of all trackers, so that no schema here describes it.
 */
public final class HttpKeys {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern RATE = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{1,6})?(ms|s|m|h|d)");

  private HttpKeys() {}

  /**
   * An adapter's JSON Schema with the shared keys among its properties; a key that the adapter
   * describes itself stays as it is.
   *
   * @param own the schema of the adapter's own keys, an object
   */
  public static String withSharedKeys(String own) {
    try (InputStream in = HttpKeys.class.getResourceAsStream("http-keys.json")) {
      if (in == null) {
        throw new IllegalStateException("http-keys.json is missing from the adapter-http jar");
      }
      ObjectNode schema = (ObjectNode) JSON.readTree(own);
      ObjectNode properties = schema.withObjectProperty("properties");
      JSON.readTree(in)
          .properties()
          .forEach(shared -> properties.putIfAbsent(shared.getKey(), shared.getValue()));
      return schema.toPrettyString();
    } catch (IOException e) {
      throw new UncheckedIOException("an adapter's schema is not JSON", e);
    }
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
