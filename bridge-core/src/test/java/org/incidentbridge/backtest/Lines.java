package org.incidentbridge.backtest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Histories as text. */
final class Lines {
  static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

  private Lines() {}

  static PastIncident read(String line) throws HistoryException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return new HistoryReader().read(bytes, 0, bytes.length);
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static String written(PastIncident incident, boolean texts, HistoryWriter.Kept kept) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HistoryWriter writer = new HistoryWriter(out, texts, kept)) {
      writer.write(incident);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  static String written(PastIncident incident) {
    return written(incident, true, ticket -> Set.of());
  }

  /** One incident with these events between braces. */
  static String line(String... events) {
    return "{\"id\":\"P-1\",\"origin\":{\"tracker\":\"desk\",\"key\":\"D-1\"},\"events\":["
        + String.join(",", events)
        + "]}";
  }

  static String opened(String at, String fields) {
    return "{\"at\":\"%s\",\"kind\":\"opened\",\"by\":\"reporter\",\"author\":\"ann@acme.example\",\"fields\":{%s}}"
        .formatted(at, fields);
  }

  static String changed(String at, String field, String to) {
    return "{\"at\":\"%s\",\"kind\":\"changed\",\"by\":\"staff\",\"author\":\"bob@home.example\",\"field\":\"%s\",\"to\":\"%s\"}"
        .formatted(at, field, to);
  }

  /** Some incidents that are opened and resolved, one in a line. */
  static String random(long seed, int count) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      Instant at = BEGIN.plus(Duration.ofMinutes(random.nextInt(20 * 24 * 60)));
      Instant stop = at.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
      String priority = List.of("urgent", "high", "normal").get(random.nextInt(3));
      text.append(
          line(
                  opened(at.toString(), "\"priority\":\"" + priority + "\",\"status\":\"new\""),
                  changed(stop.toString(), "status", "resolved"))
              .replace("P-1", "P-" + i));
      text.append(random.nextInt(5) == 0 ? "\r\n\n" : "\n");
    }
    return text.toString();
  }
}
