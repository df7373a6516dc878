package org.incidentbridge.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One block of the configuration, already checked against the adapter's schema. Keys are looked up
 * by name; a dotted name goes into nested blocks. Values are text, numbers, booleans, lists, maps
 * and {@link Secret}s.
 */
public final class Settings {

  private final Map<String, Object> values;

  public Settings(Map<String, Object> values) {
    this.values = new LinkedHashMap<>(values);
  }

  /** A text, or a number or boolean as text; empty if it is not there. */
  public Optional<String> text(String key) {
    return find(key).map(String::valueOf);
  }

  /**
   * A text that has to be there.
   *
   * @throws SettingsException if it is not
   */
  public String require(String key) {
    return text(key).orElseThrow(() -> new SettingsException(key, "is missing"));
  }

  /** A secret; a plain text counts as one too. */
  public Optional<Secret> secret(String key) {
    return find(key).map(v -> v instanceof Secret s ? s : new Secret(String.valueOf(v)));
  }

  /**
   * True or false, in any spelling of YAML.
   *
   * @throws SettingsException if it is something else
   */
  public boolean flag(String key, boolean otherwise) {
    return find(key).map(v -> parseFlag(key, String.valueOf(v))).orElse(otherwise);
  }

  /** A whole number. */
  public int number(String key, int otherwise) {
    return find(key).map(v -> parseNumber(key, String.valueOf(v))).orElse(otherwise);
  }

  /** A duration such as {@code 90s}, {@code 5m}, {@code 2h} or {@code 1d}. */
  public Duration duration(String key, Duration otherwise) {
    return find(key).map(v -> parseDuration(key, String.valueOf(v))).orElse(otherwise);
  }

  /**
   * A moment: a date, which is its midnight UTC, or a time with its zone.
   *
   * @throws SettingsException if it is neither
   */
  public Optional<Instant> moment(String key) {
    try {
      return text(key).map(Settings::parsed);
    } catch (DateTimeParseException neither) {
      throw new SettingsException(key, "is neither a date nor a time with its zone");
    }
  }

  private static Instant parsed(String text) {
    return text.contains("T")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** A list of texts; a single text counts as a list of one, nothing as the empty list. */
  public List<String> texts(String key) {
    return find(key)
        .map(
            v ->
                v instanceof List<?> l ? l.stream().map(String::valueOf).toList() : List.of("" + v))
        .orElse(List.of());
  }

  /** A nested block; empty if it is not there. */
  public Settings block(String key) {
    return find(key).map(Settings::asBlock).orElse(new Settings(Map.of()));
  }

  /** The values as they are, in the order written. */
  public Map<String, Object> values() {
    return java.util.Collections.unmodifiableMap(values);
  }

  private Optional<Object> find(String key) {
    Object exact = values.get(key);
    if (exact != null) {
      return Optional.of(exact);
    }
    int dot = key.indexOf('.');
    return dot < 0 || !values.containsKey(key.substring(0, dot))
        ? Optional.empty()
        : block(key.substring(0, dot)).find(key.substring(dot + 1));
  }

  private static Settings asBlock(Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((k, v) -> copy.put(String.valueOf(k), v));
    }
    return new Settings(copy);
  }

  private static boolean parseFlag(String key, String text) {
    boolean yes = text.equalsIgnoreCase("true");
    if (!yes && !text.equalsIgnoreCase("false")) {
      throw new SettingsException(key, "'" + text + "' is neither true nor false");
    }
    return yes;
  }

  private static int parseNumber(String key, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new SettingsException(key, "'" + text + "' is not a whole number");
    }
  }

  private static Duration parseDuration(String key, String text) {
    try {
      String iso = text.trim().toUpperCase(java.util.Locale.ROOT);
      return Duration.parse(iso.endsWith("D") ? "P" + iso : iso.startsWith("P") ? iso : "PT" + iso);
    } catch (java.time.format.DateTimeParseException notADuration) {
      throw new SettingsException(
          key, "'" + text + "' is not a duration such as 90s, 5m, 2h or 1d");
    }
  }

  /** Secrets among the values print as stars. */
  @Override
  public String toString() {
    return values.toString();
  }
}
