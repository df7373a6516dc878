package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.incidentbridge.testkit.sim.HttpSimulator;

/**
 * A second bridge with the same configuration and a store of its own, which reads and decides and
 * never writes to a tracker. No time passes while it looks.
 */
final class Onlooker implements AutoCloseable {

  private final MemoryDatabase database = MemoryDatabase.create();
  private final Store store = database.open();
  private final List<Tracker> trackers = new ArrayList<>();
  private final SyncCycle cycle;

  Onlooker(World world, BridgeConfig config, Rules rules) {
    List<Fleet.Member> members = new ArrayList<>();
    for (BridgeConfig.TrackerConfig each : config.trackers()) {
      Side side = world.side(each.id().toString());
      var wire = new Wire(readOnly(side), world.bridgeClock(), time -> {}, new Random(1));
      trackers.add(wire.connect(each, side, world.ways.secretive()));
      members.add(new Fleet.Member(trackers.getLast(), 1, 50));
    }
    BridgeConfig.Engine engine = config.engine();
    var backoff = new Backoff(engine.retry().first(), engine.retry().max(), 1, engine.settle());
    var timing = new Pusher.Timing(backoff, world.bridgeClock(), new Random(1));
    cycle = SyncCycle.sequential(store, rules, Fleet.of(members), timing);
  }

  private static HttpSimulator readOnly(Side side) {
    return request -> {
      if (Line.writes(request)) {
        throw new AssertionError("who only looks on writes: " + request.path());
      }
      return side.simulator().handle(request);
    };
  }

  /** Reads all there is, and decides on it. */
  void look() {
    for (int turn = 0; turn < 2; turn++) {
      CycleReport report = cycle.preview(Progress.NONE);
      if (!report.failures().isEmpty()) {
        throw new AssertionError("who looks on cannot read: " + report.failures());
      }
    }
  }

  Store store() {
    return store;
  }

  @Override
  public void close() {
    trackers.forEach(Tracker::close);
    database.close();
  }
}
