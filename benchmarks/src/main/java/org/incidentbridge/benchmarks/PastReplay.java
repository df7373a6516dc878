package org.incidentbridge.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.backtest.Backtest;
import org.incidentbridge.backtest.Report;
import org.incidentbridge.backtest.Trial;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.TargetRow;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Target;

/** (h) Histories of twenty events from a file, replayed under two policies by two threads. */
final class PastReplay implements Benchmark {
  private static final int PER_LINKED = 10;
  private static final double SECOND = 1000;
  private static final double MIB = 1 << 20;
  private static final double KILO = 1e3;
  private static final Instant UNTIL = Instant.parse("2026-06-01T00:00:00Z");

  @Override
  public String title() {
    return "A policy tried on the past, two threads";
  }

  @Override
  public List<Figure> run(Scale scale) {
    int incidents = scale.linked() * PER_LINKED;
    try {
      Path file = Files.createTempFile("past", ".ndjson");
      try {
        PastFile.write(file, incidents);
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("file", Files.size(file) / MIB, "MiB"));
        figures.addAll(measure(file, incidents, "one target changed", 1));
        figures.addAll(measure(file, incidents, "all targets changed", Integer.MAX_VALUE));
        figures.add(Figure.of("heap, at most", heap() / MIB, "MiB"));
        return figures;
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Figure> measure(Path file, int incidents, String what, int targets)
      throws IOException {
    PolicyPack pack = ProcedureSample.pack();
    Trial trial = new Trial(pack, tightened(pack, targets), UNTIL);
    Stopwatch watch = Stopwatch.start();
    Report report;
    try (InputStream in = Files.newInputStream(file)) {
      report = new Backtest(trial, Instant.MIN, 2).lines(in);
    }
    double wall = watch.wallMillis();
    double cpu = watch.cpuMillis();
    if (!report.badLines().isEmpty()) {
      throw new IllegalStateException("the file is wrong: " + report.badLines());
    }
    return List.of(
        Figure.of(what + ": incidents", (double) report.tally().incidents(), ""),
        Figure.of(what + ": different", (double) report.tally().different(), ""),
        Figure.of(what + ": wall time", wall / SECOND, "s"),
        Figure.of(what + ": CPU, compiler and collector too", cpu / SECOND, "s"),
        Figure.of(what + ": CPU per incident", cpu * KILO / incidents, "µs"));
  }

  /** The same pack with a minute less for so many targets, the first ones. */
  private static PolicyPack tightened(PolicyPack pack, int targets) {
    int left = targets;
    List<ClockRule> clocks = new ArrayList<>();
    for (ClockRule clock : pack.clocks()) {
      List<TargetRow> rows = new ArrayList<>();
      for (TargetRow row : clock.targets()) {
        rows.add(left > 0 && row.target() instanceof Target.Within w ? tightened(row, w) : row);
        left--;
      }
      clocks.add(new ClockRule(clock.rule(), clock.title(), clock.run(), rows));
    }
    return new PolicyPack(
        pack.head(), pack.severity(), clocks, pack.ladder(), pack.duties(), pack.catalogue());
  }

  private static TargetRow tightened(TargetRow row, Target.Within within) {
    var less = new Target.Within(within.covered().minusMinutes(1));
    return new TargetRow(row.name(), row.when(), less, row.hours());
  }

  /** The sum of what each part of the heap held at most. */
  private static double heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToDouble(usage -> usage.getUsed())
        .sum();
  }
}
