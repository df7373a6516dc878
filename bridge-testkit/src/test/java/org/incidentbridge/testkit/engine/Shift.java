package org.incidentbridge.testkit.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.fake.FakeTracker;

/** One process of the bridge, from its start until it is stopped or killed. */
final class Shift {

  /** What a process works on. */
  record Site(
      MemoryDatabase database,
      List<FakeTracker> trackers,
      Bridge bridge,
      SettableClock clock,
      int concurrency,
      Sentry sentry) {

    Crossing crossing() {
      return sentry.crossing();
    }
  }

  private final Site site;
  private final Store store;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final AtomicBoolean killed = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();

  Shift(Site site) {
    this.site = site;
    this.store = new CrossingStore(site.database().open(), site.crossing(), site.sentry());
  }

  SyncCycle cycle() {
    List<Fleet.Member> members = new ArrayList<>();
    for (FakeTracker tracker : site.trackers()) {
      var met = new CrossingTracker(tracker, site.crossing(), site.sentry(), this::alive);
      members.add(new Fleet.Member(met, site.concurrency(), 1 + site.crossing().draw(20)));
    }
    var random = new Random(site.crossing().draw(1000));
    var timing = new Pusher.Timing(Backoff.STANDARD, site.clock(), random);
    return SyncCycle.create(store, site.bridge(), Fleet.of(members), timing, stopping::get);
  }

  private void alive() {
    if (killed.get()) {
      throw new StoreException("this process was killed");
    }
  }

  /** As {@code bridge sync}, one after another. */
  void syncs() {
    begin(3, () -> cycle().run(Progress.NONE));
  }

  /** As {@code bridge run}, where each tracker has schedules of its own. */
  void daemon() {
    SyncCycle cycle = cycle();
    for (FakeTracker tracker : site.trackers()) {
      TrackerId id = tracker.id();
      begin(8, () -> cycle.read(id, Puller.PULL, Progress.NONE));
      begin(4, () -> cycle.write(id, Progress.NONE));
      begin(25, () -> cycle.read(id, Puller.SWEEP, Progress.NONE));
    }
  }

  private void begin(int rest, Runnable work) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (!stopping.get() && !killed.get()) {
                      work.run();
                      for (int i = 0; i < rest; i++) {
                        site.crossing().pass();
                      }
                    }
                  } catch (RuntimeException | Error failure) {
                    if (!killed.get()) {
                      site.sentry().complain("the process failed: " + failure);
                    }
                  }
                }));
  }

  /** As by Ctrl-C: what is under way is finished. */
  void stop() {
    stopping.set(true);
    join();
  }

  /** As by SIGKILL: nothing is finished. */
  void kill() {
    killed.set(true);
    site.database().open();
    join();
  }

  private void join() {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }

  Store store() {
    return store;
  }
}
