package org.incidentbridge.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** (f) Arithmetic in a coverage calendar, measured by JMH in processes of their own. */
final class CoveredTime implements Benchmark {
  private static final int FORKS = 2;
  private static final int MILLIS = 1000;

  @Override
  public String title() {
    return "Arithmetic in a coverage calendar, one thread";
  }

  @Override
  public List<Figure> run(Scale scale) {
    boolean whole = scale.equals(Scale.FULL);
    Options options =
        new OptionsBuilder()
            .include(CoverageCalendarBenchmark.class.getName())
            .forks(whole ? FORKS : 0)
            .warmupIterations(whole ? 5 : 1)
            .measurementIterations(whole ? 5 : 1)
            .warmupTime(TimeValue.milliseconds(whole ? MILLIS : 1))
            .measurementTime(TimeValue.milliseconds(whole ? MILLIS : 1))
            .verbosity(VerboseMode.SILENT)
            .build();
    List<Figure> figures = new ArrayList<>();
    try {
      for (RunResult result : new Runner(options).run()) {
        String name = result.getPrimaryResult().getLabel();
        figures.add(
            Figure.of(name, result.getPrimaryResult().getScore() / 1e6, "million a second"));
        if (whole) {
          figures.add(
              Figure.of(
                  name + ", error at 99.9 %",
                  result.getPrimaryResult().getScoreError() / 1e6,
                  "million a second"));
        }
      }
    } catch (RunnerException broken) {
      throw new IllegalStateException(broken);
    }
    return figures;
  }
}
