package org.incidentbridge.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.timeline.Actor.Role;

/** One clock against a slow one that looks at every second. */
final class ReferenceClockTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final int SECONDS = 3_000;

  /** Open from second 100 to 400 of each thousand, say; small, so that edges meet often. */
  private static CoverageCalendar calendar(Random random) {
    int first = random.nextInt(3) * 5;
    int second = first + 5 + random.nextInt(2) * 5;
    return Town.weekly(
        "small",
        Town.UTC,
        "00:%02d-00:%02d".formatted(first, first + 5),
        "00:%02d-00:%02d".formatted(second + 5, second + 15));
  }

  @Property(tries = 500)
  void agreesWithAClockThatLooksAtEverySecond(@ForAll long seed) {
    Random random = new Random(seed);
    CoverageCalendar calendar = calendar(random);
    int target = random.nextInt(12) * 60;
    int start = minute(random);
    Tale tale = Tale.opened(at(start)).as(Role.STAFF);
    List<int[]> changes = new ArrayList<>();
    int when = start;
    for (int i = random.nextInt(5); i > 0; i--) {
      when += 60 * random.nextInt(10);
      int kind = random.nextInt(4);
      changes.add(new int[] {when, kind});
      tale.sets(
          at(when),
          "status",
          List.of("waiting-on-customer", "in-progress", "waiting-on-customer", "resolved")
              .get(kind));
      if (kind == 3) {
        break;
      }
    }
    Pack pack =
        new Pack()
            .clock("c", Says.status("resolved"))
            .pause(Says.status("waiting-on-customer"))
            .within("PT" + target + "S", calendar);
    int until = start + random.nextInt(SECONDS);
    if (!changes.isEmpty()) {
      until = Math.max(until, changes.getLast()[0]);
    }
    Cycle cycle = ClockTest.cycle(pack.verdict(tale, at(until)), "c");
    Slow slow = new Slow(calendar, target);
    slow.run(start, until, changes);
    assertThat(cycle.state()).describedAs("seed " + seed).isEqualTo(slow.state);
    if (slow.state == State.RUNNING) {
      assertThat(cycle.promise().left())
          .describedAs("seed " + seed)
          .isEqualTo(Optional.of(Duration.ofSeconds(target - slow.used)));
    }
  }

  private static int minute(Random random) {
    return 60 * random.nextInt(30);
  }

  private static String at(int second) {
    return BEGIN.plusSeconds(second).toString();
  }

  /** Walks from second to second. */
  private static final class Slow {
    private final CoverageCalendar calendar;
    private final int target;
    int used;
    State state = State.RUNNING;

    Slow(CoverageCalendar calendar, int target) {
      this.calendar = calendar;
      this.target = target;
    }

    void run(int start, int until, List<int[]> changes) {
      boolean paused = false;
      boolean late = false;
      int next = 0;
      for (int now = start; now <= until; now++) {
        while (next < changes.size() && changes.get(next)[0] == now) {
          int kind = changes.get(next++)[1];
          if (kind == 3) {
            state = late ? State.MISSED : State.MET;
            return;
          }
          paused = kind != 1;
        }
        late |= used >= target && !paused;
        if (!paused && now < until && calendar.isOpen(BEGIN.plusSeconds(now))) {
          used++;
        }
      }
      state = late ? State.BREACHED : paused ? State.PAUSED : State.RUNNING;
    }
  }
}
