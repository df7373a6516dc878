package org.incidentbridge.testkit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.fake.Accident;
import org.incidentbridge.testkit.fake.FakeTracker;

/** Three fake trackers, a store and the engine over them. */
final class World implements AutoCloseable {

  final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T09:00:00Z"));
  final FakeTracker desk;
  final FakeTracker eng;
  final FakeTracker ops;
  final Store store;
  private final Bridge bridge;
  private final long seed;
  private final Map<TrackerId, Accident> troubles = new ConcurrentHashMap<>();
  private Optional<SyncCycle> last = Optional.empty();
  private Optional<PolicyInForce> policy = Optional.empty();
  private int dresses;
  private UnaryOperator<Tracker> dress = UnaryOperator.identity();
  private Set<TrackerId> configured = Set.of(Desks.DESK, Desks.ENG, Desks.OPS);

  World(Bridge bridge) {
    this(bridge, 1, () -> Accident.NONE);
  }

  World(Bridge bridge, long seed, Supplier<Accident> accidents) {
    this.bridge = bridge;
    this.store = JdbcStores.inMemory();
    this.seed = seed;
    desk = tracker(Desks.DESK, accidents);
    eng = tracker(Desks.ENG, accidents);
    ops = tracker(Desks.OPS, accidents);
  }

  private FakeTracker tracker(TrackerId id, Supplier<Accident> accidents) {
    return new FakeTracker(
        id,
        clock,
        () -> {
          Accident trouble = troubles.getOrDefault(id, Accident.NONE);
          return trouble == Accident.NONE ? accidents.get() : trouble;
        });
  }

  /** From now on every call to this tracker goes wrong like this. */
  void trouble(FakeTracker tracker, Accident accident) {
    troubles.put(tracker.id(), accident);
  }

  /** Reads a tracker into the inbox and decides nothing. */
  void pullOnly(FakeTracker tracker) {
    new Puller(store, () -> false).pull(tracker, Puller.PULL, 50);
  }

  /** Reads a tracker and decides, as the timer of the process does that ran last. */
  void readOnly(FakeTracker tracker) {
    process().read(tracker.id(), Puller.PULL, Progress.NONE);
  }

  /** Takes in one sighting as if a pull had brought it; answers whether it was news. */
  boolean receive(Sighting sighting) {
    return store.inTransaction(t -> Reception.receive(t, sighting, t.ledger().position()));
  }

  /** Pushes what is due to a tracker and then decides, as the timer of that process does. */
  void pushOnly(FakeTracker tracker) {
    process().write(tracker.id(), Progress.NONE);
  }

  /** What stands in the ledger, newest first. */
  List<Ledger.Line> ledger() {
    return store.inTransaction(t -> t.ledger().newest(100));
  }

  /** The same in words. */
  List<String> told() {
    return ledger().stream().map(line -> line.text().summary()).toList();
  }

  private SyncCycle process() {
    SyncCycle process = last.orElseGet(this::cycle);
    last = Optional.of(process);
    return process;
  }

  private World(World other, Bridge bridge, Store store) {
    this.bridge = bridge;
    this.store = store;
    this.seed = other.seed;
    desk = other.desk;
    eng = other.eng;
    ops = other.ops;
  }

  /** The same trackers with a bridge that remembers nothing. */
  World withFreshStore() {
    return new World(this, bridge, JdbcStores.inMemory());
  }

  /** The same world under another configuration. */
  World withBridge(Bridge other) {
    return new World(this, other, store);
  }

  /** The same world under a policy. */
  World under(PolicyInForce other) {
    policy = Optional.of(other);
    return this;
  }

  /** What the policy says of an incident now. */
  Casebook.Case under(TicketSnapshot ticket) {
    return store.inTransaction(
        t ->
            new Casebook(new Rules(bridge, policy))
                .of(t, t.incidents().of(ticket.ref()).orElseThrow(), clock.instant())
                .orElseThrow());
  }

  /** The same world in which only these trackers are configured. */
  World withTrackers(TrackerId... trackers) {
    configured = Set.of(trackers);
    return this;
  }

  /** The same world whose store has a fault. */
  World withStore(UnaryOperator<Store> fault) {
    return new World(this, bridge, fault.apply(store));
  }

  /** From now on the bridge meets each tracker in this dress. */
  void dress(UnaryOperator<Tracker> as) {
    dress = as;
    dresses++;
  }

  List<FakeTracker> trackers() {
    return List.of(desk, eng, ops);
  }

  CycleReport sync() {
    SyncCycle process = cycle();
    last = Optional.of(process);
    return process.run(Progress.NONE);
  }

  CycleReport sweep() {
    return cycle().run(List.of(Desks.DESK, Desks.ENG, Desks.OPS), Puller.SWEEP, Progress.NONE);
  }

  /** The engine as one process has it; all else here begins anew each time. */
  SyncCycle cycle() {
    List<Fleet.Member> members = new ArrayList<>();
    trackers().stream()
        .filter(t -> configured.contains(t.id()))
        .forEach(t -> members.add(new Fleet.Member(new Worn(t), 4, 50)));
    var timing = new Pusher.Timing(Backoff.STANDARD, clock, new Random(seed));
    return SyncCycle.sequential(store, new Rules(bridge, policy), Fleet.of(members), timing);
  }

  /** A tracker as it is dressed at the moment. */
  private final class Worn implements Dressed {

    private final FakeTracker tracker;
    private int worn = dresses;
    private Tracker dressed;

    Worn(FakeTracker tracker) {
      this.tracker = tracker;
      this.dressed = dress.apply(tracker);
    }

    @Override
    public synchronized Tracker inner() {
      if (worn != dresses) {
        worn = dresses;
        dressed = dress.apply(tracker);
      }
      return dressed;
    }
  }

  /** Lets time pass and syncs until nothing is written any more. */
  void settle() {
    for (int i = 0; i < 12; i++) {
      clock.advance(Duration.ofMinutes(10));
      sync();
    }
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  TicketSnapshot only(FakeTracker tracker) {
    List<TicketSnapshot> all = tracker.all();
    if (all.size() != 1) {
      throw new AssertionError("expected one ticket in " + tracker.id() + ": " + all);
    }
    return all.getFirst();
  }

  List<Outbox.Entry> held() {
    return store.inTransaction(t -> t.outbox().held());
  }

  List<Problems.Problem> problems() {
    return store.inTransaction(t -> t.problems().all(10));
  }

  Outbox.Counts outbox() {
    return store.inTransaction(t -> t.outbox().counts());
  }

  long inbox() {
    return store.inTransaction(t -> t.inbox().count());
  }

  long writes() {
    return trackers().stream().mapToLong(FakeTracker::writes).sum();
  }

  static String show(TicketSnapshot ticket, String field) {
    return ticket.field(field).display();
  }

  static List<String> texts(TicketSnapshot ticket) {
    return ticket.talk().comments().stream().map(c -> c.body().plainText()).toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
