package org.incidentbridge.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.backtest.Backtest;
import org.incidentbridge.backtest.Report;
import org.incidentbridge.backtest.Trial;

/** (g) Histories of twenty events from a file, replayed under two policies by two threads. */
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
        return measure(file, incidents);
      } finally {
        Files.delete(file);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<Figure> measure(Path file, int incidents) throws IOException {
    Trial trial = new Trial(ProcedureSample.pack(), ProcedureSample.pack(), UNTIL);
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
        Figure.of("incidents", (double) report.tally().incidents(), ""),
        Figure.of("file", Files.size(file) / MIB, "MiB"),
        Figure.of("wall time", wall / SECOND, "s"),
        Figure.of("CPU, compiler and collector too", cpu / SECOND, "s"),
        Figure.of("CPU per incident", cpu * KILO / incidents, "µs"),
        Figure.of("heap, at most", heap() / MIB, "MiB"));
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
