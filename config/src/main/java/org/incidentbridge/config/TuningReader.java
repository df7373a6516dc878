package org.incidentbridge.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.incidentbridge.config.BridgeConfig.Tuning;
import org.incidentbridge.config.Yaml.Mapping;

/** Reads when and how much to read. */
final class TuningReader {
  private static final Duration POLL = Duration.ofSeconds(60);
  private static final Duration SWEEP = Duration.ofHours(6);
  private static final Duration HASTY = Duration.ofSeconds(5);
  private static final Duration LAZY = Duration.ofDays(1);

  private final Problems problems;
  private final Yaml schedule;

  TuningReader(Problems problems, Mapping whole) {
    this.problems = problems;
    this.schedule = whole.get("schedule").orElse(new Mapping(whole.at(), java.util.Map.of()));
    checked(schedule, "schedule");
    compared(
        schedule,
        "schedule",
        duration(schedule, "poll").orElse(POLL),
        duration(schedule, "sweep").orElse(SWEEP));
  }

  Tuning read(Mapping tracker, String path) {
    checked(tracker, path);
    Duration poll = duration(tracker, "poll").or(() -> duration(schedule, "poll")).orElse(POLL);
    Duration sweep = duration(tracker, "sweep").or(() -> duration(schedule, "sweep")).orElse(SWEEP);
    compared(tracker, path, poll, sweep);
    return new Tuning(
        poll,
        sweep,
        number(tracker, "concurrency", 4),
        number(tracker, "pageSize", 50),
        since(tracker, path));
  }

  private void checked(Yaml block, String path) {
    Optional<Duration> poll = duration(block, "poll");
    if (poll.isEmpty()) {
      return;
    }
    Position at = block.valueAt("poll");
    if (poll.get().isZero()) {
      problems.error(at, path + ".poll", "is zero: the bridge would never rest", "for example 60s");
    } else if (poll.get().compareTo(HASTY) < 0) {
      problems.warning(
          at,
          path + ".poll",
          "costs " + 86_400 / poll.get().toSeconds() + " calls a day at least",
          "30s to 5m is usual; trackers limit their callers");
    } else if (poll.get().compareTo(LAZY) > 0) {
      problems.warning(
          at, path + ".poll", "changes wait for more than a day", "30s to 5m is usual");
    }
  }

  /** Once only: a poll that is too long by itself has been told. */
  private void compared(Yaml block, String path, Duration poll, Duration sweep) {
    boolean own = block.get("sweep").isPresent() || block.get("poll").isPresent();
    boolean told = block.get("poll").isPresent() && poll.compareTo(LAZY) > 0;
    if (own && !told && !sweep.isZero() && sweep.compareTo(poll) < 0) {
      problems.warning(
          block.get("sweep").isPresent() ? block.valueAt("sweep") : block.valueAt("poll"),
          path + ".sweep",
          "walks over all tickets every %s but looks for changes only every %s"
              .formatted(shown(sweep), shown(poll)),
          "make sweep longer than poll; hours are usual");
    }
  }

  private Optional<Instant> since(Mapping tracker, String path) {
    Optional<String> text = tracker.text("since");
    try {
      return text.map(
          t ->
              t.length() == 10
                  ? LocalDate.parse(t).atStartOfDay(ZoneOffset.UTC).toInstant()
                  : OffsetDateTime.parse(t).toInstant());
    } catch (DateTimeException notATime) {
      problems.error(
          tracker.valueAt("since"),
          path + ".since",
          "'" + text.orElse("") + "' is no date and no time with its zone",
          "for example 2026-01-01 or 2026-01-01T08:00:00+02:00");
      return Optional.empty();
    }
  }

  /** A duration, if there is one and it is well formed. */
  static Optional<Duration> duration(Yaml block, String key) {
    return block
        .text(key)
        .filter(t -> t.matches("[0-9]{1,6}[smhd]"))
        .map(
            t -> {
              long count = Long.parseLong(t.substring(0, t.length() - 1));
              return switch (t.charAt(t.length() - 1)) {
                case 's' -> Duration.ofSeconds(count);
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
              };
            });
  }

  /** A whole number, if there is one and it is well formed. */
  static int number(Yaml block, String key, int otherwise) {
    return block.text(key).flatMap(TuningReader::whole).orElse(otherwise);
  }

  /** As the schema counts them: also +50, 50.0 and 5e1 are whole. */
  private static Optional<Integer> whole(String text) {
    try {
      return Optional.of(new BigDecimal(text).intValueExact());
    } catch (ArithmeticException | NumberFormatException noWholeNumber) {
      return Optional.empty(); // the schema has said so
    }
  }

  /** As it would be written. */
  static String shown(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0 && seconds > 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0 && seconds > 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
