package org.incidentbridge.app.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import okhttp3.Interceptor;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.incidentbridge.testkit.sim.SimTransport;

/** The bridge of a world, which begins anew after each death and with each configuration. */
final class Machine implements AutoCloseable {

  /** Another window of doubt for all trackers; with 0s the checks have to fail. */
  private static final Optional<String> WINDOW =
      Optional.ofNullable(System.getProperty("simulation.window"));

  private static final Map<String, TrackerFactory> FACTORIES = factories();

  private final World world;
  private final Random random;
  private final MemoryDatabase database = MemoryDatabase.create();
  private final List<Tracker> trackers = new ArrayList<>();
  private BridgeConfig config;
  private Store plain;
  private Store store;
  private SyncCycle cycle;

  Machine(World world, Random random, BridgeConfig config) {
    this.world = world;
    this.random = random;
    this.config = config;
    this.plain = database.open();
    this.store = plain;
    this.cycle = start();
  }

  Store store() {
    return store;
  }

  /** What stands in the store, read without any danger of death. */
  Books books() {
    return Books.of(plain);
  }

  void restart(BridgeConfig next) {
    config = next;
    cycle = start();
  }

  private static Map<String, TrackerFactory> factories() {
    Map<String, TrackerFactory> byType = new LinkedHashMap<>();
    Adapters.found().forEach(f -> byType.put(f.type(), f));
    return byType;
  }

  private SyncCycle start() {
    trackers.forEach(Tracker::close);
    trackers.clear();
    world.forgetWaits();
    plain = database.open();
    store = new MortalStore(plain, world.death);
    List<Fleet.Member> members = new ArrayList<>();
    for (BridgeConfig.TrackerConfig each : config.trackers()) {
      Tracker tracker = connect(each);
      trackers.add(tracker);
      members.add(new Fleet.Member(tracker, 1, pageSize()));
    }
    BridgeConfig.Engine engine = config.engine();
    var backoff =
        new Backoff(
            engine.retry().first(),
            engine.retry().max(),
            engine.retry().attempts(),
            engine.settle());
    var timing = new Pusher.Timing(backoff, world.bridgeClock(), new Random(random.nextLong()));
    return SyncCycle.sequential(store, rules(), Fleet.of(members), timing);
  }

  /** What the bridge goes by. */
  Rules rules() {
    return world.ways.promising()
        ? new Rules(config.bridge(), Optional.of(Pledges.POLICY))
        : Rules.of(config.bridge());
  }

  private int pageSize() {
    return world.has(Stress.Kind.PAGES) ? 1 + random.nextInt(2) : 50;
  }

  private Tracker connect(BridgeConfig.TrackerConfig tracker) {
    Side side = world.side(tracker.id().toString());
    Map<String, Object> block = new LinkedHashMap<>(tracker.settings().values());
    Map<String, Object> auth = new LinkedHashMap<>(tracker.settings().block("auth").values());
    auth.put("token", side.token());
    block.put("auth", auth);
    block.putAll(side.settings());
    block.put(
        tracker.type().equals("mantis") ? "privateIssues" : "securedIssues",
        world.ways.secretive() ? "never" : "internal");
    WINDOW.ifPresent(window -> block.put("settleWindow", window));
    var transport = SimTransport.withoutRedirects(world.line(side));
    var environment =
        new Environment(
            world.bridgeClock(),
            world::pass,
            Map.of(
                Interceptor.class,
                transport,
                RandomGenerator.class,
                new Random(random.nextLong())));
    return Objects.requireNonNull(FACTORIES.get(tracker.type()))
        .create(new TrackerSetup(tracker.id(), new Settings(block), environment));
  }

  /** One run of the bridge, which may end by its death. */
  void run(String purpose) {
    world.history.add(() -> "bridge begins to " + purpose);
    Instant began = world.clock.instant();
    try {
      CycleReport report =
          cycle.run(config.bridge().vocabularies().keySet(), purpose, Progress.NONE);
      world.history.add(() -> "bridge ends: " + report);
      if (report.failures().toString().contains("defect")) {
        throw new AssertionError("a defect of an adapter: " + report.failures());
      }
    } catch (Killed killed) {
      world.timeline.doubtSince(began);
      cycle = start();
    }
  }

  @Override
  public void close() {
    trackers.forEach(Tracker::close);
    database.close();
  }
}
