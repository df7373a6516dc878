package org.incidentbridge.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.config.PolicyLoader;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.timeline.Timeline;

/** That remembering answers changes none of them. */
final class RememberedPackTest {
  private static final Instant UNTIL = Instant.parse("2026-05-01T00:00:00Z");
  private static final List<Replay[]> PACKS =
      List.of("joyent", "mit-ist", "ct2", "springsource", "amps").stream()
          .map(RememberedPackTest::pack)
          .toList();

  private static Replay[] pack(String name) {
    PolicyPack pack =
        PolicyLoader.load(List.of(Path.of("policies", name + ".yaml")), Map.of())
            .pack()
            .orElseThrow();
    return new Replay[] {Replay.of(pack), Replay.of(RememberedPack.of(pack))};
  }

  @Property(tries = 100)
  void allPacksSayTheSameWithAndWithoutMemory(@ForAll long seed) throws HistoryException {
    Random random = new Random(seed);
    byte[] line = line(random).getBytes(StandardCharsets.UTF_8);
    Timeline timeline = new HistoryReader().read(line, 0, line.length).timeline();
    for (Replay[] pair : PACKS) {
      assertThat(said(pair[1].run(timeline, UNTIL)))
          .describedAs("seed " + seed)
          .isEqualTo(said(pair[0].run(timeline, UNTIL)));
    }
  }

  /** Without the rules, whose conditions are others. */
  private static String said(Verdict verdict) {
    StringBuilder text = new StringBuilder();
    text.append(verdict.facts()).append(verdict.outlook()).append(verdict.duties().gates());
    verdict
        .clocks()
        .forEach(
            clock ->
                clock
                    .cycles()
                    .forEach(
                        c ->
                            text.append(clock.name())
                                .append(c.start())
                                .append(c.stop())
                                .append(c.pauses())
                                .append(c.promise().due())
                                .append(c.state())));
    verdict.firings().stream().map(Firing::key).forEach(text::append);
    verdict
        .duties()
        .obligations()
        .forEach(o -> text.append(o.rule().name()).append(o.due()).append(o.end()).append(o.by()));
    return text.toString();
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
