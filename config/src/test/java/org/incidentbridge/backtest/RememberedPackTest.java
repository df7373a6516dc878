package org.incidentbridge.backtest;

import static org.assertj.core.api.Assertions.assertThat;

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
    return new Replay[] {Replay.of(pack), Replay.of(new RememberedPack().of(pack))};
  }

  @Property(tries = 100)
  void allPacksSayTheSameWithAndWithoutMemory(@ForAll long seed) throws HistoryException {
    Random random = new Random(seed);
    Timeline timeline = Past.random(random).timeline();
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
}
