package org.incidentbridge.app.visibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.ConfigLoader;
import org.incidentbridge.config.Loaded;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.store.Problems;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimTransport;

/** Two simulated trackers and the bridge between them. */
final class Passage implements AutoCloseable {

  private static final int MOST_ROUNDS = 12;
  private static final Duration PAUSE = Duration.ofMinutes(6);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:30:15.250Z"));
  private final MemoryDatabase database = MemoryDatabase.create();
  private final Map<Case.End, Desk> desks = new EnumMap<>(Case.End.class);
  private final Map<Case.End, Watch> lines = new EnumMap<>(Case.End.class);
  private final List<Tracker> trackers = new ArrayList<>();
  private final Store store = database.open();
  private final SyncCycle cycle;

  /**
   * A passage.
   *
   * @param after sees every write of the bridge once it had its effect
   */
  Passage(Case.Corridor corridor, Path file, BiConsumer<Case.End, SimRequest> after) {
    for (Case.End end : Case.End.values()) {
      Desk desk = corridor.kind(end).desk(name(end), clock);
      desks.put(end, desk);
      lines.put(end, new Watch(desk.simulator(), request -> after.accept(end, request)));
    }
    cycle = cycle(config(corridor, file));
  }

  private static String name(Case.End end) {
    return end == Case.End.ORIGIN ? "desk" : "backline";
  }

  Desk desk(Case.End end) {
    return Objects.requireNonNull(desks.get(end));
  }

  private Watch line(Case.End end) {
    return Objects.requireNonNull(lines.get(end));
  }

  private BridgeConfig config(Case.Corridor corridor, Path file) {
    try {
      Files.writeString(file, text(corridor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Loaded loaded = ConfigLoader.load(file, Map.of(), Adapters.found());
    if (loaded instanceof Loaded.Good good) {
      return good.config();
    }
    throw new IllegalStateException(loaded.problems().toString());
  }

  private String text(Case.Corridor corridor) {
    return """
    store: "sqlite:unused.db"
    trackers:
      desk:
    %s  backline:
    %speople:
      - name: Alice Example
        accounts: { desk: "%s", backline: "%s" }
      - name: Ann Customer
        accounts: { desk: "%s", backline: "%s" }
    routes:
      - name: on
        from: desk
        to: backline
        create: %s
        share: { comments: public, internalNotes: %s, attachments: true }
        fields: { title: origin, description: origin, status: none, priority: none, labels: none, assignee: none, resolution: none }
    """
        .formatted(
            desk(Case.End.ORIGIN).block().indent(4),
            desk(Case.End.MIRROR).block().indent(4),
            desk(Case.End.ORIGIN).account(Desk.STAFF),
            desk(Case.End.MIRROR).account(Desk.STAFF),
            desk(Case.End.ORIGIN).account(Desk.CUSTOMER),
            desk(Case.End.MIRROR).account(Desk.CUSTOMER),
            desk(Case.End.MIRROR).create(),
            corridor.terms().word());
  }

  private SyncCycle cycle(BridgeConfig config) {
    List<Fleet.Member> members = new ArrayList<>();
    for (BridgeConfig.TrackerConfig each : config.trackers()) {
      Tracker tracker = connect(each);
      trackers.add(tracker);
      members.add(new Fleet.Member(tracker, 1, 50));
    }
    var backoff =
        new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5), 4, Duration.ofSeconds(30));
    var timing = new Pusher.Timing(backoff, clock, new Random(5));
    return SyncCycle.sequential(store, config.bridge(), Fleet.of(members), timing);
  }

  private Tracker connect(BridgeConfig.TrackerConfig tracker) {
    Case.End end = tracker.id().toString().equals("desk") ? Case.End.ORIGIN : Case.End.MIRROR;
    Map<String, Object> block = new LinkedHashMap<>(tracker.settings().values());
    Map<String, Object> auth = new LinkedHashMap<>(tracker.settings().block("auth").values());
    auth.put("token", desk(end).token());
    block.put("auth", auth);
    Map<Class<?>, Object> tools =
        Map.of(
            Interceptor.class,
            SimTransport.withoutRedirects(line(end)),
            RandomGenerator.class,
            new Random(11));
    return Adapters.found().stream()
        .filter(factory -> factory.type().equals(tracker.type()))
        .findFirst()
        .orElseThrow()
        .create(
            new TrackerSetup(
                tracker.id(), new Settings(block), new Environment(clock, clock::advance, tools)));
  }

  /** Reads and writes until nothing is written any more. */
  void sync() {
    run(Puller.PULL);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long before = writes();
      run(Puller.SWEEP);
      if (before == writes()) {
        return;
      }
    }
    throw new AssertionError("the bridge still writes after so many rounds");
  }

  private void run(String purpose) {
    clock.advance(PAUSE);
    var report = cycle.run(trackers.stream().map(Tracker::id).toList(), purpose, Progress.NONE);
    if (!report.failures().isEmpty()) {
      throw new AssertionError(report.failures().toString());
    }
  }

  /** What the bridge asks people to do by hand. */
  String problems() {
    return store.inTransaction(tables -> tables.problems().all(1000)).stream()
        .map(Problems.Problem::message)
        .collect(Collectors.joining("\n"));
  }

  private long writes() {
    return lines.values().stream().mapToLong(Watch::writes).sum();
  }

  @Override
  public void close() {
    trackers.forEach(Tracker::close);
    database.close();
  }
}
