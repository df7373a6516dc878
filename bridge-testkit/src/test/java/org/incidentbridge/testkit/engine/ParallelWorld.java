package org.incidentbridge.testkit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Route;
import org.incidentbridge.policy.Share;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.Threads;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;

/** Three trackers, people in all of them, and the bridge, all at work at the same time. */
final class ParallelWorld implements AutoCloseable {

  private static final int PEOPLE = 3;
  private static final int DEEDS = 12;
  private static final List<Accident> ACCIDENTS = List.of(Accident.values());
  private static final int MOST_TURNS = 12;

  final Crossing crossing;
  final Sentry sentry;
  final Crowd crowd;
  final List<FakeTracker> trackers = new ArrayList<>();
  final Share share;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:00:00Z"));
  private final MemoryDatabase database = MemoryDatabase.create();
  private final Shift.Site site;
  private volatile boolean calm;

  ParallelWorld(long seed) {
    crossing = new Crossing(seed);
    int concurrency = 1 + crossing.draw(3);
    sentry = new Sentry(crossing, concurrency);
    for (TrackerId id : List.of(Desks.DESK, Desks.ENG, Desks.OPS)) {
      FakeTracker tracker = new FakeTracker(id, clock, this::accident);
      trackers.add(crossing.once(3) ? tracker.terse() : tracker);
    }
    share =
        new Share(
            Share.Comments.ALL_PUBLIC,
            Share.Comments.ALL_PUBLIC,
            crossing.once(2) ? Share.Internal.NEVER : Share.Internal.AS_INTERNAL,
            true,
            crossing.once(2));
    crowd = new Crowd(trackers, crossing);
    Owner titles = crossing.once(2) ? new Owner.Origin() : new Owner.Latest();
    Bridge bridge =
        Desks.of(
            route("bugs", Desks.DESK, Desks.ENG, titles),
            route("ops", Desks.ENG, Desks.OPS, titles));
    site = new Shift.Site(database, trackers, bridge, clock, concurrency, sentry);
  }

  private Route route(String name, TrackerId from, TrackerId to, Owner titles) {
    SortedMap<FieldName, Owner> owners = Desks.owners(Desks.ENG);
    owners.put(Desks.TITLE, titles);
    return new Route(
        name,
        new Route.Ends(from, to),
        Condition.ALWAYS,
        new Route.Create("P", "", Map.of(), ""),
        new Route.Terms(owners, share, Answers.STANDARD));
  }

  private Accident accident() {
    if (calm || !crossing.once(9)) {
      return Accident.NONE;
    }
    return ACCIDENTS.get(crossing.draw(ACCIDENTS.size()));
  }

  /** People work, time goes by, and one process of the bridge follows the other. */
  void live() throws InterruptedException {
    List<Thread> others = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      others.add(Threads.start(this::person));
    }
    boolean daemon = crossing.once(2);
    for (int left = crossing.draw(3); left >= 0; left--) {
      Shift shift = new Shift(site);
      if (daemon) {
        shift.daemon();
      } else {
        shift.syncs();
      }
      await(others, left == 0);
      if (crossing.once(2)) {
        crossing.note("killed");
        shift.kill();
      } else {
        shift.stop();
        crossing.note("stopped");
      }
    }
  }

  private void person() {
    for (int deed = 0; deed < DEEDS; deed++) {
      for (int wait = crossing.draw(60); wait >= 0; wait--) {
        crossing.pass();
      }
      clock.advance(Duration.ofMillis(crossing.draw(15_000)));
      crowd.act();
    }
  }

  private void await(List<Thread> people, boolean toTheEnd) throws InterruptedException {
    if (toTheEnd) {
      for (Thread person : people) {
        person.join();
      }
    }
    for (int wait = crossing.draw(200); wait >= 0; wait--) {
      crossing.pass();
      clock.advance(Duration.ofSeconds(crossing.draw(2)));
    }
  }

  /** No accidents any more; persons release what is held and decide conflicts. */
  void settle() {
    calm = true;
    crossing.calm();
    crowd.showAll();
    Shift shift = new Shift(site);
    SyncCycle cycle = shift.cycle();
    var rulings = new Rulings(shift.store(), clock);
    boolean again = true;
    for (int turn = 0; turn < MOST_TURNS && again; turn++) {
      long before = writes();
      clock.advance(Duration.ofMinutes(10));
      quiet(cycle);
      again = waits(shift.store()) || writes() != before;
      held(shift.store()).forEach(e -> rulings.release(e.planned().command().target().key()));
      conflicts(shift.store(), rulings);
    }
  }

  private static boolean waits(Store store) {
    return !store.inTransaction(t -> t.outbox().counts()).equals(new Outbox.Counts(0, 0, 0))
        || store.inTransaction(t -> t.incidents().conflicts()) > 0;
  }

  /** One more look at everything by a new process; answers what is in its store then. */
  Store again() {
    clock.advance(Duration.ofMinutes(10));
    Shift shift = new Shift(site);
    quiet(shift.cycle());
    return shift.store();
  }

  private void quiet(SyncCycle cycle) {
    List<TrackerId> all = trackers.stream().map(FakeTracker::id).toList();
    cycle.run(all, Puller.PULL, Progress.NONE);
    cycle.run(all, Puller.SWEEP, Progress.NONE);
  }

  private static List<Outbox.Entry> held(Store store) {
    return store.inTransaction(t -> t.outbox().held());
  }

  private void conflicts(Store store, Rulings rulings) {
    for (IncidentId id : store.inTransaction(t -> t.incidents().withConflicts())) {
      List<Conflict> all =
          store.inTransaction(t -> t.incidents().find(id)).orElseThrow().conflicts();
      all.forEach(c -> rulings.take(id, c.field(), c.sides().firstKey().tracker()));
    }
  }

  long writes() {
    return trackers.stream().mapToLong(FakeTracker::writes).sum();
  }

  @Override
  public void close() {
    database.close();
  }
}
