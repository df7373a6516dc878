package org.incidentbridge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.Interceptor;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Pause;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.SimTransport;

/**
 * A help desk in MantisBT, engineering in Jira Cloud, and the real bridge between them: its
 * configuration read from a file, its adapters, its engine, its store in a file on the disk.
 */
final class Estate implements AutoCloseable {

  private static final String MANTIS = "mantis.test";
  private static final int MOST_CYCLES = 20;

  private final HelpDesk desk;
  private final Workshop workshop;
  private final Workbench bridge;
  private final Path folder;
  private final List<SimServer> servers;

  private Estate(
      HelpDesk desk, Workshop workshop, Workbench bridge, Path folder, List<SimServer> servers) {
    this.desk = desk;
    this.workshop = workshop;
    this.bridge = bridge;
    this.folder = folder;
    this.servers = servers;
  }

  /** Trackers in this process, which answer at once. */
  static Estate inProcess(InstantSource clock, Pause pause) {
    HelpDesk desk = new HelpDesk(clock);
    Workshop workshop = new Workshop(clock);
    var mantis = SimTransport.withoutRedirects(desk.calls());
    var jira = SimTransport.withoutRedirects(workshop.calls());
    Interceptor both =
        chain -> (chain.request().url().host().equals(MANTIS) ? mantis : jira).intercept(chain);
    Environment environment = new Environment(clock, pause, Map.of(Interceptor.class, both));
    return open(
        desk, workshop, List.of("https://" + MANTIS, "https://jira.test"), environment, List.of());
  }

  /** Trackers behind real HTTP on loopback, which take their time for each answer. */
  static Estate overHttp(Duration latency) {
    Environment environment = Environment.system();
    HelpDesk desk = new HelpDesk(environment.clock());
    Workshop workshop = new Workshop(environment.clock());
    SimServer mantis = SimServer.start(desk.calls(), 0, latency);
    SimServer jira = SimServer.start(workshop.calls(), 0, latency);
    List<String> urls = List.of(mantis.url().toString(), jira.url().toString());
    return open(desk, workshop, urls, environment, List.of(mantis, jira));
  }

  private static Estate open(
      HelpDesk desk,
      Workshop workshop,
      List<String> urls,
      Environment environment,
      List<SimServer> servers) {
    try {
      Path folder = Files.createTempDirectory("incident-bridge-benchmark-");
      Path file = Files.writeString(folder.resolve("bridge.yaml"), Blueprint.yaml(urls));
      var secrets = Map.of("MANTIS_TOKEN", desk.token(), "JIRA_TOKEN", Workshop.TOKEN);
      Workbench bridge =
          Workbench.open(Configurations.load(file, secrets), Access.WORK, environment);
      return new Estate(desk, workshop, bridge, folder, new ArrayList<>(servers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HelpDesk desk() {
    return desk;
  }

  Workshop workshop() {
    return workshop;
  }

  Workbench bridge() {
    return bridge;
  }

  /** One cycle, as {@code bridge sync} runs it. */
  CycleReport cycle() {
    return cycle(Progress.NONE);
  }

  /** One cycle that tells what it does. */
  CycleReport cycle(Progress progress) {
    CycleReport report = bridge.cycle().run(progress);
    if (!report.failures().isEmpty()) {
      throw new IllegalStateException("the cycle failed: " + report.failures());
    }
    return report;
  }

  /** Cycles until one neither reads nor writes anything new; the time moves in between. */
  void settle(Runnable pass) {
    for (int cycle = 0; cycle < MOST_CYCLES; cycle++) {
      pass.run();
      CycleReport report = cycle();
      if (report.quiet() && report.pulled() == 0) {
        return;
      }
    }
    throw new IllegalStateException("not quiet after " + MOST_CYCLES + " cycles");
  }

  void resetCalls() {
    desk.calls().reset();
    workshop.calls().reset();
  }

  long calls() {
    return desk.calls().total() + workshop.calls().total();
  }

  /** Calls that list what changed. */
  double lists() {
    return desk.calls().byRoute().getOrDefault("GET /api/rest/issues", 0L)
        + workshop.calls().byRoute().getOrDefault("POST /rest/api/3/search/jql", 0L);
  }

  long writes() {
    return desk.calls().writes() + workshop.calls().writes();
  }

  @Override
  public void close() {
    bridge.close();
    servers.forEach(SimServer::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
