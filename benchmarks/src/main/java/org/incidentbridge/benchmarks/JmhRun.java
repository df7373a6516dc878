package org.incidentbridge.benchmarks;

import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a JMH benchmark: in processes of its own if the measurement is meant. */
final class JmhRun {
  private static final int FORKS = 2;
  private static final int MILLIS = 1000;

  private JmhRun() {}

  static boolean isMeant(Scale scale) {
    return scale.equals(Scale.FULL);
  }

  static Collection<RunResult> of(Class<?> benchmark, Scale scale) {
    boolean whole = isMeant(scale);
    Options options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .forks(whole ? FORKS : 0)
            .warmupIterations(whole ? 5 : 1)
            .measurementIterations(whole ? 5 : 1)
            .warmupTime(TimeValue.milliseconds(whole ? MILLIS : 1))
            .measurementTime(TimeValue.milliseconds(whole ? MILLIS : 1))
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return new Runner(options).run();
    } catch (RunnerException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
