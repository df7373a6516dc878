package org.incidentbridge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.SimTransport;

/**
 * (j) What the first sync of a help desk of each kind with Jira Cloud takes: calls, time, memory.
 * Trackers answer at once, and waiting for their limits takes no time but that of their clocks.
 */
final class FirstSync implements Benchmark {

  private static final String DESK = "desk.test";
  private static final int WARM_UP = 300;
  private static final double MIB = 1024.0 * 1024;

  @Override
  public String title() {
    return "The first sync of a help desk with Jira Cloud, by its kind, trackers without latency";
  }

  @Override
  public List<Figure> run(Scale scale) {
    List<Figure> figures = new ArrayList<>();
    Desk.kinds()
        .forEach(
            (kind, desk) -> {
              sync(desk, Math.min(WARM_UP, scale.tickets()));
              figures.addAll(told(kind + ": ", sync(desk, scale.tickets()), scale.tickets()));
            });
    return figures;
  }

  /**
   * What it took.
   *
   * @param wall milliseconds
   * @param cpu milliseconds, of the simulators too
   * @param waited until the trackers' limits let go on, by their clocks
   * @param held bytes that are free once the bridge is closed
   */
  private record Cost(
      double wall, double cpu, long deskCalls, long jiraCalls, Duration waited, long held) {}

  private static List<Figure> told(String kind, Cost cost, int tickets) {
    return List.of(
        Figure.of(kind + "tickets", tickets, ""),
        Figure.of(kind + "calls to it per ticket", (double) cost.deskCalls() / tickets, ""),
        Figure.of(kind + "calls to Jira per ticket", (double) cost.jiraCalls() / tickets, ""),
        Figure.of(kind + "tickets per second", tickets * 1000.0 / cost.wall(), "/s"),
        Figure.of(kind + "CPU per ticket, simulators too", cost.cpu() / tickets, "ms"),
        Figure.of(kind + "waiting for limits", (double) cost.waited().toSeconds(), "s"),
        Figure.of(kind + "memory of the bridge afterwards", cost.held() / MIB, "MiB"));
  }

  private static Cost sync(Function<InstantSource, Desk> kind, int tickets) {
    Instant start = Instant.parse("2026-03-02T09:00:00Z");
    var now = new AtomicReference<>(start);
    Desk desk = kind.apply(now::get);
    Workshop workshop = new Workshop(now::get);
    desk.report(tickets);
    Instant began = start.plus(Duration.ofMinutes(10));
    now.set(began);
    workshop.calls().reset();
    CallCounter calls = new CallCounter(desk.simulator());
    Path folder = folder();
    try {
      Measured measured = measured(desk, calls, workshop, folder, now);
      if (workshop.count() != tickets) {
        throw new IllegalStateException(workshop.count() + " mirrors for " + tickets);
      }
      return new Cost(
          measured.wall(),
          measured.cpu(),
          calls.total(),
          workshop.calls().total(),
          Duration.between(began, measured.ended()),
          Math.max(0, measured.used() - used()));
    } finally {
      remove(folder);
    }
  }

  private record Measured(double wall, double cpu, Instant ended, long used) {}

  private static Measured measured(
      Desk desk, CallCounter calls, Workshop workshop, Path folder, AtomicReference<Instant> now) {
    var there = SimTransport.withoutRedirects(calls);
    var jira = SimTransport.withoutRedirects(workshop.calls());
    Interceptor both =
        chain -> (chain.request().url().host().equals(DESK) ? there : jira).intercept(chain);
    Environment environment =
        new Environment(
            now::get,
            time -> now.updateAndGet(then -> then.plus(time)),
            Map.of(Interceptor.class, both));
    try (Workbench bridge = open(desk, folder, environment)) {
      Stopwatch watch = Stopwatch.start();
      CycleReport report = bridge.cycle().run(Progress.NONE);
      double wall = watch.wallMillis();
      double cpu = watch.cpuMillis();
      if (!report.failures().isEmpty()) {
        throw new IllegalStateException("the cycle failed: " + report.failures());
      }
      return new Measured(wall, cpu, environment.clock().instant(), used());
    }
  }

  private static Workbench open(Desk desk, Path folder, Environment environment) {
    try {
      String yaml = Blueprint.yaml("https://" + DESK, desk.block(), "https://jira.test");
      Path file = Files.writeString(folder.resolve("bridge.yaml"), yaml);
      var secrets = Map.of("TOKEN", desk.token(), "JIRA_TOKEN", Workshop.TOKEN);
      return Workbench.open(Configurations.load(file, secrets), Access.WORK, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes in use after a full collection. */
  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("incident-bridge-benchmark-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
