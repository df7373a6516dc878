package org.incidentbridge.app.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;

/** The bridge of a world, which begins anew after each death and with each configuration. */
final class Machine implements AutoCloseable {

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
  List<Incident> incidents() {
    return Books.incidents(plain);
  }

  void restart(BridgeConfig next) {
    config = next;
    cycle = start();
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
    return SyncCycle.sequential(store, rules(), Fleet.of(members), timing)
        .with(world.outside.courier(store, timing));
  }

  /** What the bridge goes by. */
  Rules rules() {
    return world.ways.promising()
        ? new Rules(config.bridge(), Optional.of(Pledges.of(world.ways)))
        : Rules.of(config.bridge());
  }

  private int pageSize() {
    return world.has(Stress.Kind.PAGES) ? 1 + random.nextInt(2) : 50;
  }

  private Tracker connect(BridgeConfig.TrackerConfig tracker) {
    Side side = world.side(tracker.id().toString());
    var own = new Random(random.nextLong());
    return new Wire(world.line(side), world.bridgeClock(), world::pass, own)
        .connect(tracker, side, world.ways.secretive());
  }

  /** Another bridge that goes by the same, and only looks on. */
  Onlooker onlooker() {
    return new Onlooker(world, config, rules());
  }

  /** One run of the bridge, which may end by its death. */
  void run(String purpose) {
    world.history.add(() -> "bridge begins to " + purpose);
    alive(() -> cycle.run(names(), purpose, Progress.NONE));
  }

  /** What a tracker calls out is read at once, and what comes of it written, as `run` does it. */
  void hear(TrackerId tracker, List<String> tickets) {
    if (!names().contains(tracker)) {
      return;
    }
    world.history.add(() -> "%s calls out %s".formatted(tracker, tickets));
    alive(() -> cycle.look(tracker, tickets, Progress.NONE));
    for (TrackerId each : names()) {
      alive(() -> cycle.write(each, Progress.NONE));
    }
  }

  private Set<TrackerId> names() {
    return config.bridge().vocabularies().keySet();
  }

  private void alive(Supplier<CycleReport> work) {
    Instant began = world.clock.instant();
    try {
      CycleReport report = work.get();
      world.history.add(() -> "bridge ends: " + report);
      if (report.failures().toString().contains("defect")) {
        throw new AssertionError("a defect of an adapter: " + report.failures());
      }
    } catch (Killed killed) {
      world.timeline.doubtSince(began);
      world.outside.killed(plain);
      cycle = start();
    }
  }

  @Override
  public void close() {
    trackers.forEach(Tracker::close);
    database.close();
  }
}
