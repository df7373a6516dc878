package org.incidentbridge.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.webhook.Watch;
import org.incidentbridge.app.webhook.Webhooks;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.Listening;
import org.incidentbridge.engine.BridgeEngine;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Schedules;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.TrackerWebhook;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.testkit.sim.SimServer;

/**
 * Two trackers and the daemon between them, which listens. All stand behind real HTTP; it looks for
 * changes by itself once an hour.
 */
final class Liaison implements AutoCloseable {

  private static final String FROM = "here";
  private static final int MOST_CYCLES = 20;
  private static final long PATIENCE_SECONDS = 30;

  private final End from;
  private final Sensor sensor;
  private final List<SimServer> servers;
  private final Path folder;
  private final Workbench bridge;
  private final BridgeEngine engine;
  private final Webhooks webhooks;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> tickets = new ArrayList<>();

  /**
   * @param from calls out
   * @param to is written to
   */
  Liaison(End from, End to, Duration latency, Ahead clock, int incidents) {
    this.from = from;
    this.sensor = new Sensor(to.simulator());
    SimServer one = SimServer.start(from.simulator(), 0, latency);
    SimServer other = SimServer.start(sensor, 0, latency);
    this.servers = List.of(one, other);
    try {
      this.folder = Files.createTempDirectory("incident-bridge-benchmark-");
      Path file = folder.resolve("bridge.yaml");
      Files.writeString(file, yaml(from, one.url().toString(), to, other.url().toString()));
      BridgeConfig config = Configurations.load(file, Map.of());
      var environment = new Environment(clock, Environment.system().pause(), Map.of());
      this.bridge = Workbench.open(config, Access.WORK, environment);
      link(incidents, clock);
      Listening place = config.listening().orElseThrow();
      var watch = new Watch(Progress.NONE, bridge.store(), place.callers().keySet(), clock);
      this.engine =
          new BridgeEngine(
              bridge.cycle(), schedules(config), watch, bridge.store().schedules(), broken -> {});
      this.webhooks = Webhooks.open(place, callers(config, place), engine, watch, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    engine.start();
    webhooks.start();
  }

  private static String yaml(End from, String fromUrl, End to, String toUrl) {
    return """
      store: sqlite:bridge.db
      listen: { port: 0 }
      trackers:
      %s%sroutes:
        - { name: both, from: here, to: there, create: %s, fields: { status: none, resolution: none } }
      """
        .formatted(
            from.yaml(FROM, fromUrl).indent(2), to.yaml("there", toUrl).indent(2), to.creates());
  }

  private static Schedules schedules(BridgeConfig config) {
    Map<TrackerId, Schedules.Rhythm> rhythms = new TreeMap<>();
    config
        .trackers()
        .forEach(
            t -> rhythms.put(t.id(), new Schedules.Rhythm(t.tuning().poll(), t.tuning().sweep())));
    return new Schedules(rhythms);
  }

  private static Map<TrackerId, TrackerWebhook> callers(BridgeConfig config, Listening place) {
    Map<TrackerId, TrackerWebhook> callers = new TreeMap<>();
    place
        .callers()
        .forEach(
            (id, secret) ->
                callers.put(
                    id, Adapters.webhook(config.tracker(id).orElseThrow(), secret).orElseThrow()));
    return callers;
  }

  private void link(int incidents, Ahead clock) {
    for (int i = 1; i <= incidents; i++) {
      tickets.add(from.report(Prose.title(i)));
    }
    boolean quiet = false;
    for (int cycle = 0; cycle < MOST_CYCLES && !quiet; cycle++) {
      clock.skip(Duration.ofMinutes(10));
      var report = bridge.cycle().run(Progress.NONE);
      if (!report.failures().isEmpty()) {
        throw new IllegalStateException("the cycle failed: " + report.failures());
      }
      quiet = report.quiet() && report.pulled() == 0;
    }
  }

  /** From a call about something that was just said to its arrival; milliseconds. */
  double reaction(int number) {
    String ticket = tickets.get(number % tickets.size());
    String words = "word" + number + "of" + tickets.size();
    CompletableFuture<Long> arrival = sensor.arrival(words);
    from.say(ticket, words);
    long start = System.nanoTime();
    call(ticket);
    try {
      return (arrival.get(PATIENCE_SECONDS, TimeUnit.SECONDS) - start) / 1e6;
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(from.title() + ": nothing came of the call", e);
    }
  }

  private void call(String ticket) {
    URI place = URI.create("http://127.0.0.1:" + webhooks.port() + "/webhooks/" + FROM);
    var call = HttpRequest.newBuilder(place).POST(BodyPublishers.ofString(from.call(ticket)));
    from.headers().forEach(call::header);
    try {
      int status = http.send(call.build(), BodyHandlers.discarding()).statusCode();
      if (status != 202) {
        throw new IllegalStateException(from.title() + ": the call was answered " + status);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    webhooks.close();
    engine.close();
    bridge.close();
    http.close();
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
