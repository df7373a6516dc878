package org.incidentbridge.app.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Interceptor;
import org.incidentbridge.app.Adapters;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.push.Backoff;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerFactory;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SeededFaults;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimTransport;

/** Trackers, people, a bridge and bad luck, all from one seed. */
final class World implements AutoCloseable {

  /** Shorter than the usual windows of doubt. */
  static final Duration LATEST = Duration.ofSeconds(110);

  /** Another window of doubt for all trackers; with 0s the checks have to fail. */
  private static final Optional<String> WINDOW =
      Optional.ofNullable(System.getProperty("simulation.window"));

  private static final Map<String, TrackerFactory> FACTORIES = factories();

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:30:15.250Z"));
  final History history = new History(clock);
  final Death death;
  final Deeds deeds = new Deeds();
  final Timeline timeline = new Timeline(this);
  final Veil veil = new Veil(this);
  private Topology topology;
  private final Random random;
  private final Stress stress;
  private final Clocks clocks;
  private final List<Side> sides;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final MemoryDatabase database = MemoryDatabase.create();
  private final InstantSource bridgeClock = () -> clock.instant().plus(this.skew);
  private final LateWrites late = new LateWrites(clock);
  private final People people;
  private final Rights rights;
  private final List<Tracker> trackers = new ArrayList<>();
  private Duration skew = Duration.ZERO;
  private Store store;
  private SyncCycle cycle;
  private boolean stormy;
  private final boolean poisonous;
  private final boolean secretive;
  private final boolean opening;
  private final boolean changing;
  private final boolean large;
  private Optional<TicketRef> poison = Optional.empty();
  private boolean interrupting;
  private int overwriting;

  World(long seed, Topology topology) {
    this.topology = topology;
    this.random = new Random(seed);
    this.poisonous = random.nextInt(4) == 0;
    Random ways = new Random(seed * 41 + 5);
    this.secretive = ways.nextBoolean();
    this.opening = ways.nextBoolean();
    this.large = ways.nextInt(60) == 0;
    this.changing = ways.nextInt(5) == 0;
    this.death = new Death(new Random(random.nextLong()), history);
    this.stress = new Stress(new Random(random.nextLong()));
    this.clocks = new Clocks(clock, new Random(random.nextLong()), history);
    history.add(() -> "stress: " + stress);
    this.sides = topology.sides(clocks, stress, new Random(random.nextLong()));
    this.people = new People(this, deeds, new Random(random.nextLong()));
    this.rights = new Rights(this, new Random(random.nextLong()));
    for (Side side : sides) {
      Random own = new Random(random.nextLong());
      lines.put(side.name(), new Line(side, this, own));
    }
    this.store = database.open();
    this.cycle = start();
  }

  private static Map<String, TrackerFactory> factories() {
    Map<String, TrackerFactory> byType = new LinkedHashMap<>();
    Adapters.found().forEach(f -> byType.put(f.type(), f));
    return byType;
  }

  private SyncCycle start() {
    trackers.forEach(Tracker::close);
    trackers.clear();
    lines.values().forEach(Line::forgetWaits);
    store = new MortalStore(database.open(), death);
    List<Fleet.Member> members = new ArrayList<>();
    for (Side side : sides) {
      Tracker tracker = connect(side);
      trackers.add(tracker);
      members.add(new Fleet.Member(tracker, 1, pageSize()));
    }
    BridgeConfig.Engine engine = topology.config().engine();
    var backoff =
        new Backoff(
            engine.retry().first(),
            engine.retry().max(),
            engine.retry().attempts(),
            engine.settle());
    var timing = new Pusher.Timing(backoff, bridgeClock, new Random(random.nextLong()));
    return SyncCycle.sequential(store, topology.config().bridge(), Fleet.of(members), timing);
  }

  private int pageSize() {
    return stress.has(Stress.Kind.PAGES) ? 1 + random.nextInt(2) : 50;
  }

  private Tracker connect(Side side) {
    BridgeConfig.TrackerConfig config =
        topology.config().trackers().stream()
            .filter(t -> t.id().toString().equals(side.name()))
            .findFirst()
            .orElseThrow();
    Map<String, Object> block = new LinkedHashMap<>(config.settings().values());
    Map<String, Object> auth = new LinkedHashMap<>(config.settings().block("auth").values());
    auth.put("token", side.token());
    block.put("auth", auth);
    block.putAll(side.settings());
    block.put(
        config.type().equals("mantis") ? "privateIssues" : "securedIssues",
        secretive ? "never" : "internal");
    WINDOW.ifPresent(window -> block.put("settleWindow", window));
    Line line = Objects.requireNonNull(lines.get(side.name()));
    var transport = SimTransport.withoutRedirects(line);
    var environment =
        new Environment(bridgeClock, this::pass, Map.of(Interceptor.class, transport));
    return Objects.requireNonNull(FACTORIES.get(config.type()))
        .create(new TrackerSetup(config.id(), new Settings(block), environment));
  }

  List<Side> sides() {
    return sides;
  }

  Side side(String name) {
    return sides.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  Topology topology() {
    return topology;
  }

  People people() {
    return people;
  }

  Rights rights() {
    return rights;
  }

  Store store() {
    return store;
  }

  InstantSource bridgeClock() {
    return bridgeClock;
  }

  long writes() {
    return lines.values().stream().mapToLong(Line::writes).sum();
  }

  /** A tracker's clock is put somewhere else, where such things happen. */
  void tamper() {
    if (stress.has(Stress.Kind.CLOCKS)) {
      clocks.jump();
    }
  }

  void pass(Duration time) {
    late.pass(time, clock::advance);
  }

  /** Something that a tracker has begun to do takes effect later. */
  void later(Duration time, boolean overwrites, Runnable effect) {
    overwriting += overwrites ? 1 : 0;
    late.after(
        time,
        () -> {
          overwriting -= overwrites ? 1 : 0;
          effect.run();
          NoLeak.open(this);
        });
  }

  /**
   * Whether something under way may overwrite what a person does now. No bridge can know, so people
   * wait for it.
   */
  boolean isOverwriting() {
    return overwriting > 0;
  }

  /**
   * The bridge's clock, not that of the trackers, goes forward or back. How long a write may still
   * take effect is counted by it, so nothing is under way when it goes forward.
   */
  void jump(Duration by) {
    if (by.isPositive()) {
      late.hurry();
    }
    skew = skew.plus(by);
    lines.values().forEach(Line::forgetWaits);
    history.add(() -> "the bridge's clock jumps by " + by);
  }

  /** Faults in so many of a thousand calls of each kind; people act while the bridge works. */
  void storm(int perThousand) {
    stormy = true;
    for (Line line : lines.values()) {
      line.weather(new SeededFaults(random.nextLong(), rates(perThousand)));
    }
  }

  private SeededFaults.Rates rates(int perThousand) {
    SeededFaults.Rates each = SeededFaults.Rates.each(perThousand);
    return stress.has(Stress.Kind.LATE) ? each.withLate(4 * perThousand, LATEST) : each;
  }

  void calm() {
    stormy = false;
    death.never();
    jump(skew.negated());
    rights.openAll();
    if (secretive && opening) {
      openTickets();
    }
    lines.values().forEach(l -> l.weather(FaultPlan.none()));
    history.add(() -> "all is quiet from here on");
  }

  /** In some worlds an administrator gives fields other owners, for which the bridge restarts. */
  void reconfigure() {
    if (changing) {
      timeline.reowned(topology);
      topology = topology.reowned(random);
      timeline.reowned(topology);
      history.add(() -> "the bridge restarts with other owners: " + topology);
      cycle = start();
    }
  }

  /** What was private shows now, and has to reach the other sides. */
  private void openTickets() {
    for (Side side : sides) {
      side.tickets().stream().filter(Shown::hidden).forEach(t -> side.seal(t.id(), false));
    }
    history.add(() -> "all private tickets are opened");
  }

  /** Whether there is more of all in it, and it takes longer. */
  boolean isLarge() {
    return large;
  }

  /** Whether private tickets stay where they are, and those that have a mirror wait. */
  boolean isSecretive() {
    return secretive;
  }

  /** One run of the bridge, which may end by its death. */
  void run(String purpose) {
    history.add(() -> "bridge begins to " + purpose);
    Instant began = clock.instant();
    try {
      CycleReport report =
          cycle.run(topology.config().bridge().vocabularies().keySet(), purpose, Progress.NONE);
      history.add(() -> "bridge ends: " + report);
      if (report.failures().toString().contains("defect")) {
        throw new AssertionError("a defect of an adapter: " + report.failures());
      }
    } catch (Killed killed) {
      timeline.doubtSince(began);
      cycle = start();
    }
  }

  /**
   * In some worlds the second ticket is poison (N10): its tracker answers 500 whenever the bridge
   * touches it. Nothing is expected of it; all others must not suffer.
   */
  void born(TicketRef ref) {
    deeds.born.add(ref);
    if (poisonous && deeds.born.size() == 2) {
      poison = Optional.of(ref);
      deeds.deleted.add(ref);
      history.add(() -> ref + " is poison");
    }
  }

  /** Nothing is expected of an incident of which a ticket is poison, or that waits. */
  Books expected(Books books) {
    Set<TicketRef> spoiled = new TreeSet<>();
    poison.flatMap(books::of).stream()
        .flatMap(i -> i.tickets().stream())
        .forEach(t -> spoiled.add(t.ref()));
    deeds.born.stream().filter(this::waits).forEach(ref -> spoil(books, ref, spoiled));
    deeds.deleted.addAll(spoiled);
    return books.without(i -> spoiled.contains(i.origin().ref()));
  }

  private boolean waits(TicketRef ref) {
    return secretive
        && side(ref.tracker().toString()).ticket(ref.id()).filter(Shown::hidden).isPresent();
  }

  private static void spoil(Books books, TicketRef ref, Set<TicketRef> spoiled) {
    spoiled.add(ref);
    books.of(ref).stream().flatMap(i -> i.tickets().stream()).forEach(t -> spoiled.add(t.ref()));
  }

  boolean has(Stress.Kind kind) {
    return stress.has(kind);
  }

  /** Whether something is internal, be it since all of its ticket is. */
  boolean isInternal(TicketRef at, boolean marked) {
    return marked
        || side(at.tracker().toString()).ticket(at.id()).filter(Shown::hidden).isPresent();
  }

  boolean poisoned(String side, SimRequest request) {
    return poison
        .filter(p -> p.tracker().toString().equals(side))
        .filter(p -> request.path().matches(".*/issues?/" + p.id() + "(/.*)?"))
        .isPresent();
  }

  /** While the bridge works, people do too. */
  void interrupt() {
    if (stormy && !interrupting && random.nextInt(25) == 0) {
      interrupting = true;
      people.act();
      interrupting = false;
    }
  }

  /** Sees what is sent before the tracker does (N5). */
  void sent(String side, String body) {
    Set<String> tokens = deeds.sent(side, body);
    NoLeak.sent(this, side, tokens);
    veil.sent(side, tokens);
  }

  boolean isStormy() {
    return stormy;
  }

  /** From now on a tracker cannot be reached. */
  void unplug(Side side) {
    Objects.requireNonNull(lines.get(side.name())).weather(any -> new Fault.LostBefore());
    history.add(() -> side.name() + " can no longer be reached");
  }

  @Override
  public void close() {
    trackers.forEach(Tracker::close);
    database.close();
  }
}
