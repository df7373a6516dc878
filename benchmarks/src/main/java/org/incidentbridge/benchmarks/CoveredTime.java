package org.incidentbridge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/** (f) Arithmetic in a coverage calendar, measured by JMH in processes of their own. */
final class CoveredTime implements Benchmark {

  @Override
  public String title() {
    return "Arithmetic in a coverage calendar, one thread";
  }

  @Override
  public List<Figure> run(Scale scale) {
    List<Figure> figures = new ArrayList<>();
    for (RunResult result : JmhRun.of(CoverageCalendarBenchmark.class, scale)) {
      var primary = result.getPrimaryResult();
      String name = primary.getLabel();
      figures.add(Figure.of(name, primary.getScore() / 1e6, "million a second"));
      if (JmhRun.isMeant(scale)) {
        double error = primary.getScoreError() / 1e6;
        figures.add(Figure.of(name + ", error at 99.9 %", error, "million a second"));
      }
    }
    return figures;
  }
}
