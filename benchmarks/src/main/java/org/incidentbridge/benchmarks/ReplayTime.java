package org.incidentbridge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** (g) Replaying incidents under a policy pack, measured by JMH in processes of their own. */
final class ReplayTime implements Benchmark {

  @Override
  public String title() {
    return "Replay of incidents of 20 events under 4 clocks and 6 steps, one thread";
  }

  @Override
  public List<Figure> run(Scale scale) {
    List<Figure> figures = new ArrayList<>();
    for (RunResult result : JmhRun.of(ReplayBenchmark.class, scale)) {
      var primary = result.getPrimaryResult();
      figures.add(Figure.of(primary.getLabel(), primary.getScore(), "µs"));
      if (JmhRun.isMeant(scale)) {
        String name = primary.getLabel() + ", error at 99.9 %";
        figures.add(Figure.of(name, primary.getScoreError(), "µs"));
      }
    }
    return figures;
  }
}
