package org.incidentbridge.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.incidentbridge.testkit.SettableClock;

/** (d) A cycle in which nothing has changed, over many linked incidents. */
final class IdleCycle implements Benchmark {

  private static final Duration PASS = Duration.ofMinutes(10);
  private static final Duration YESTERDAY = Duration.ofDays(-1);

  @Override
  public String title() {
    return "An idle cycle over linked incidents";
  }

  @Override
  public List<Figure> run(Scale scale) {
    SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:30:15Z"));
    try (Estate estate = Estate.inProcess(clock, clock::advance)) {
      estate.desk().reportBriefly(1);
      estate.settle(() -> clock.advance(PASS));
      clock.advance(YESTERDAY);
      estate.desk().reportBriefly(scale.linked() - 1);
      estate.workshop().createBriefly(scale.linked() - 1);
      clock.advance(YESTERDAY.negated());
      new Crowd(estate).remember();
      estate.settle(() -> clock.advance(PASS));
      List<Double> wall = new ArrayList<>();
      List<Double> cpu = new ArrayList<>();
      estate.resetCalls();
      for (int i = 0; i < scale.repeats(); i++) {
        clock.advance(PASS);
        Stopwatch watch = Stopwatch.start();
        estate.cycle();
        wall.add(watch.wallMillis());
        cpu.add(watch.cpuMillis());
      }
      return List.of(
          Figure.of("linked incidents", (double) linked(estate), ""),
          Figure.of("list calls per cycle", estate.lists() / scale.repeats(), ""),
          Figure.of(
              "other reading calls, all cycles",
              estate.calls() - estate.lists() - estate.writes(),
              ""),
          Figure.of("writing calls, all cycles", (double) estate.writes(), ""),
          Figure.of("wall per cycle, median", median(wall), "ms"),
          Figure.of("CPU per cycle, median", median(cpu), "ms"));
    }
  }

  private static long linked(Estate estate) {
    return estate.bridge().store().inTransaction(t -> t.incidents().count());
  }

  static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
