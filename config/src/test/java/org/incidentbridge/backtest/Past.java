package org.incidentbridge.backtest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;

/** Random histories that the rules of the shipped packs have something to say of. */
final class Past {
  private Past() {}

  /** One of twelve events after its beginning. */
  static PastIncident random(Random random) throws HistoryException {
    byte[] line = line(random).getBytes(StandardCharsets.UTF_8);
    return new HistoryReader().read(line, 0, line.length);
  }

  private static String line(Random random) {
    StringBuilder text =
        new StringBuilder(
            "{\"id\":\"1\",\"origin\":{\"tracker\":\"desk\",\"key\":\"1\"},\"events\":[");
    text.append(
        """
        {"at":"2026-03-02T08:00:00Z","kind":"opened","by":"reporter","author":"ann@acme.example",
         "fields":{"status":"new","priority":"%s","reporter":"ann@acme.example","requestClass":"%s","custom:effect":"%s"}}"""
            .formatted(
                pick(random, "urgent", "high", "normal", "low"),
                pick(random, "bug", "change", "misc"),
                pick(random, "severe loss", "", "minor loss")));
    Instant at = Instant.parse("2026-03-02T08:00:00Z");
    for (int i = 0; i < 12; i++) {
      at = at.plusSeconds(random.nextInt(100_000));
      text.append(",{\"at\":\"").append(at).append("\",").append(event(random)).append('}');
    }
    return text.append("]}").toString().replace("\n", "");
  }

  private static String event(Random random) {
    String by = pick(random, "staff", "reporter", "automatic");
    String ticket = random.nextInt(3) == 0 ? ",\"ticket\":{\"tracker\":\"ops\",\"key\":\"7\"}" : "";
    return switch (random.nextInt(4)) {
      case 0 ->
          "\"kind\":\"comment\",\"by\":\"%s\",\"public\":%s,\"text\":\"phoned\"%s"
              .formatted(by, random.nextBoolean(), ticket);
      case 1 ->
          "\"kind\":\"changed\",\"by\":\"%s\",\"field\":\"priority\",\"to\":\"%s\"%s"
              .formatted(by, pick(random, "urgent", "high", "normal"), ticket);
      case 2 ->
          "\"kind\":\"changed\",\"by\":\"%s\",\"field\":\"labels\",\"to\":[\"%s\"]%s"
              .formatted(by, pick(random, "action-plan", "operations-project"), ticket);
      default ->
          "\"kind\":\"changed\",\"by\":\"%s\",\"field\":\"status\",\"to\":\"%s\"%s"
              .formatted(
                  by,
                  pick(random, "in-progress", "waiting-on-customer", "resolved", "closed"),
                  ticket);
    };
  }

  private static String pick(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }
}
