package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.timeline.Timeline;

/** What holds for any policy and any history (N8, N9). */
final class ReplayLawsTest {

  @Property(tries = 1_000)
  void theOrderOfArrivalAndDoublesChangeNothing(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Instant until = world.moment();
    assertThat(Replay.run(world.pack, world.shuffled(), until))
        .describedAs("seed " + seed)
        .isEqualTo(Replay.run(world.pack, world.timeline(), until));
  }

  @Property(tries = 1_000)
  void earlierFiringsAreTheFirstOfTheLaterOnes(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Instant one = world.moment();
    Instant other = world.moment();
    Instant first = Moments.earlier(one, other);
    List<Firing> before = Replay.run(world.pack, world.timeline(), first).firings();
    List<Firing> after =
        Replay.run(world.pack, world.timeline(), Moments.later(one, other)).firings();
    assertThat(after.size()).describedAs("seed " + seed).isGreaterThanOrEqualTo(before.size());
    assertThat(after.subList(0, before.size())).describedAs("seed " + seed).isEqualTo(before);
    assertThat(before).allMatch(f -> !f.at().isAfter(first));
  }

  @Property(tries = 1_000)
  void eachStepFiresAtMostOnceForACause(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    List<Firing> firings = Replay.run(world.pack, world.timeline(), world.moment()).firings();
    Set<String> keys = new HashSet<>();
    assertThat(firings).describedAs("seed " + seed).allMatch(f -> keys.add(f.key()));
    assertThat(firings).isSortedAccordingTo(java.util.Comparator.comparing(Firing::at));
  }

  /** Nothing but the reading of what is left may differ between events and wake-ups. */
  @Property(tries = 1_000)
  void nothingComesAboutBetweenEventsAndWakeUps(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Timeline timeline = world.timeline();
    Instant now = world.moment();
    Verdict verdict = Replay.run(world.pack, timeline, now);
    Instant next = now.plus(Duration.ofDays(3));
    next = verdict.wakeAt().orElse(next);
    for (var event : timeline.events()) {
      if (event.at().isAfter(now)) {
        next = Moments.earlier(next, event.at());
      }
    }
    Verdict later = Replay.run(world.pack, timeline, next.minusNanos(1));
    assertThat(later.firings()).describedAs("seed " + seed).isEqualTo(verdict.firings());
    assertThat(later.facts()).describedAs("seed " + seed).isEqualTo(verdict.facts());
    assertThat(later.duties()).describedAs("seed " + seed).isEqualTo(verdict.duties());
    assertThat(states(later)).describedAs("seed " + seed).isEqualTo(states(verdict));
    assertThat(later.wakeAt()).describedAs("seed " + seed).isEqualTo(verdict.wakeAt());
  }

  /** N8: every minute, or once at the end: what was announced on the way is the same. */
  @Property(tries = 5)
  void runningEveryMinuteAnnouncesWhatRunningOnceDoes(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Replay replay = Replay.of(world.pack);
    Instant end = RandomWorld.BEGIN.plus(Duration.ofDays(2));
    Verdict last = replay.run(world.timeline(), RandomWorld.BEGIN);
    int announced = 0;
    for (Instant now = RandomWorld.BEGIN; !now.isAfter(end); now = now.plusSeconds(60)) {
      last = replay.run(world.timeline(), now);
      assertThat(last.firings().size())
          .describedAs("seed " + seed)
          .isGreaterThanOrEqualTo(announced);
      announced = last.firings().size();
    }
    assertThat(last).describedAs("seed " + seed).isEqualTo(replay.run(world.timeline(), end));
  }

  @Property(tries = 1_000)
  void knownConditionsGiveWhatSecretOnesDo(@ForAll long seed) {
    RandomWorld world = new RandomWorld(seed);
    Instant until = world.moment();
    Assume.that(Replay.run(world.pack, world.timeline(), until).outlook().problems().isEmpty());
    assertThat(withoutTexts(Replay.run(Secrets.of(world.pack), world.timeline(), until)))
        .describedAs("seed " + seed)
        .isEqualTo(withoutTexts(Replay.run(world.pack, world.timeline(), until)));
  }

  private static String withoutTexts(Verdict verdict) {
    return verdict.firings().stream().map(f -> f.key() + f.at()).toList()
        + " "
        + states(verdict)
        + verdict.duties().obligations().stream().map(o -> o.opened() + " " + o.end()).toList();
  }

  private static List<String> states(Verdict verdict) {
    return verdict.clocks().stream()
        .flatMap(c -> c.cycles().stream())
        .map(c -> c.state() + " " + c.start() + " " + c.stop() + " " + c.promise().due())
        .toList();
  }
}
