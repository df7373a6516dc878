package org.incidentbridge.benchmarks;

import java.util.List;

/**
 * (b) How long mirroring takes against slow trackers, and how long it would take if all places were
 * busy all the time.
 */
final class WallTime implements Benchmark {

  private static final int CONCURRENCY = 8;
  private static final int WARM_UP = 200;

  @Override
  public String title() {
    return "Wall time against the ideal, 8 calls at a time for each tracker";
  }

  @Override
  public List<Figure> run(Scale scale) {
    double latency = scale.latency().toMillis();
    try (Estate warm = Estate.overHttp(java.time.Duration.ZERO)) {
      warm.desk().report(Math.min(WARM_UP, scale.crowd()));
      warm.cycle();
    }
    try (Estate estate = Estate.overHttp(scale.latency())) {
      estate.desk().report(scale.crowd());
      Phases phases = new Phases();
      Stopwatch watch = Stopwatch.start();
      estate.cycle(phases);
      double wall = watch.wallMillis();
      double mantis = estate.desk().calls().total() * latency / CONCURRENCY;
      double jira = estate.workshop().calls().total() * latency / CONCURRENCY;
      double cpu = watch.cpuMillis();
      return List.of(
          Figure.of("tickets", scale.crowd(), ""),
          Figure.of("calls to MantisBT", (double) estate.desk().calls().total(), ""),
          Figure.of("calls to Jira", (double) estate.workshop().calls().total(), ""),
          Figure.of("ideal, trackers one after the other", (mantis + jira) / 1000, "s"),
          Figure.of("ideal, trackers at the same time", Math.max(mantis, jira) / 1000, "s"),
          Figure.of("wall", wall / 1000, "s"),
          Figure.of("of it reading", phases.reading() / 1000, "s"),
          Figure.of("of it deciding", phases.deciding() / 1000, "s"),
          Figure.of("of it writing", phases.writing() / 1000, "s"),
          Figure.of("CPU, simulators too", cpu / 1000, "s"),
          Figure.ratio("wall / ideal one after the other", wall / (mantis + jira)),
          Figure.ratio("wall / ideal at the same time", wall / Math.max(mantis, jira)));
    }
  }
}
