package org.incidentbridge.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.config.PolicyLoader;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Target;
import org.incidentbridge.policy.Condition;
import org.junit.jupiter.api.Test;

/** That an incident is lived through once where that is enough, and that it changes nothing. */
final class OtherTargetsTest {
  private static final Instant UNTIL = Instant.parse("2026-05-01T00:00:00Z");
  private static final List<String> NAMES =
      List.of("joyent", "mit-ist", "ct2", "springsource", "amps");
  private static final List<PolicyPack> PACKS = NAMES.stream().map(OtherTargetsTest::load).toList();

  private static PolicyPack load(String name) {
    return PolicyLoader.load(List.of(Path.of("policies", name + ".yaml")), Map.of())
        .pack()
        .orElseThrow();
  }

  @Test
  void aPackThatIsReadTwiceHasNoOtherTargets() {
    for (int i = 0; i < NAMES.size(); i++) {
      assertThat(OtherTargets.of(PACKS.get(i), load(NAMES.get(i)))).as(NAMES.get(i)).isPresent();
      assertThat(OtherTargets.of(PACKS.get(i), load(NAMES.get(i))).orElseThrow()).isEmpty();
    }
  }

  @Test
  void anotherConditionIsMoreThanATarget() {
    PolicyPack pack = PACKS.getFirst();

    assertThat(OtherTargets.of(pack, aside(pack))).isEmpty();
  }

  @Property(tries = 60)
  void oneReplayOrTwoComeToTheSame(@ForAll long seed) throws HistoryException {
    Random random = new Random(seed);
    for (PolicyPack pack : PACKS) {
      PolicyPack tried = withOtherTargets(pack, random);
      Trial shared = new Trial(pack, tried, UNTIL);
      Trial apart = new Trial(pack, aside(tried), UNTIL);
      Tally one = new Tally();
      Tally two = new Tally();
      for (int i = 0; i < 5; i++) {
        PastIncident incident = Past.random(random);
        assertThat(shared.judge(incident, one))
            .describedAs("seed " + seed)
            .isEqualTo(apart.judge(incident, two));
      }
      assertThat(one).usingRecursiveComparison().isEqualTo(two);
    }
  }

  /** The same pack, but with a condition that is not known to be the same. */
  private static PolicyPack aside(PolicyPack pack) {
    Condition counts = pack.head().counts();
    Condition stranger =
        new Condition() {
          @Override
          public Answer test(Map<String, Object> variables) {
            return counts.test(variables);
          }

          @Override
          public String text() {
            return counts.text();
          }
        };
    var head =
        new PolicyPack.Head(
            pack.head().name(),
            pack.head().title(),
            pack.head().version(),
            pack.head().effective(),
            stranger);
    return new PolicyPack(
        head, pack.severity(), pack.clocks(), pack.ladder(), pack.duties(), pack.catalogue());
  }

  private static PolicyPack withOtherTargets(PolicyPack pack, Random random) {
    List<ClockRule> clocks = new ArrayList<>();
    for (ClockRule clock : pack.clocks()) {
      List<TargetRow> rows = new ArrayList<>();
      for (TargetRow row : clock.targets()) {
        Target target = new Target.Within(Duration.ofMinutes(1 + random.nextInt(3_000)));
        rows.add(
            random.nextInt(3) > 0
                ? row
                : new TargetRow(row.name(), row.when(), target, row.hours()));
      }
      clocks.add(new ClockRule(clock.rule(), clock.title(), clock.run(), rows));
    }
    return new PolicyPack(
        pack.head(), pack.severity(), clocks, pack.ladder(), pack.duties(), pack.catalogue());
  }
}
