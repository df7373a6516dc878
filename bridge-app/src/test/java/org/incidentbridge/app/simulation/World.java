package org.incidentbridge.app.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Store;
import org.incidentbridge.testkit.SettableClock;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SeededFaults;

/** Trackers, people, a bridge and bad luck, all from one seed. */
final class World implements AutoCloseable {

  /** Shorter than the usual windows of doubt. */
  static final Duration LATEST = Duration.ofSeconds(110);

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:30:15.250Z"));
  final History history = new History(clock);
  final Death death;
  final Deeds deeds = new Deeds();
  final Timeline timeline = new Timeline(this);
  final Veil veil = new Veil(this);
  final Outside outside;
  final Ways ways;
  final Spoils spoils;
  private Topology topology;
  private final Random random;
  private final Stress stress;
  private final Clocks clocks;
  private final List<Side> sides;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final InstantSource bridgeClock = () -> clock.instant().plus(this.skew);
  private final LateWrites late = new LateWrites(clock);
  private final People people;
  private final Rights rights;
  private Duration skew = Duration.ZERO;
  private final Machine machine;
  private final Optional<Alteration> alteration;
  private boolean stormy;
  private boolean turnedBack;
  private boolean otherOwners;
  private boolean interrupting;
  private int overwriting;

  World(long seed, Topology topology) {
    this.topology = topology;
    this.random = new Random(seed);
    this.spoils = new Spoils(this, random.nextInt(4) == 0);
    this.ways = Ways.of(seed);
    this.outside = new Outside(this, new Random(seed * 61 + 17));
    this.alteration =
        ways.altering()
            ? Optional.of(Alteration.draw(topology.config(), new Random(seed * 43 + 3)))
            : Optional.empty();
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
    this.machine = new Machine(this, random, running());
  }

  List<Side> sides() {
    return sides;
  }

  Side side(String name) {
    return sides.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  Line line(Side side) {
    return Objects.requireNonNull(lines.get(side.name()));
  }

  void forgetWaits() {
    lines.values().forEach(Line::forgetWaits);
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
    return machine.store();
  }

  /** What the bridge knows, read without any danger of death. */
  List<Incident> incidents() {
    return machine.incidents();
  }

  /** Another bridge that goes by the same, and only looks on. */
  Onlooker onlooker() {
    return machine.onlooker();
  }

  /** What the bridge goes by. */
  Rules rules() {
    return machine.rules();
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
    turnedBack |= by.isNegative();
    forgetWaits();
    history.add(() -> "the bridge's clock jumps by " + by);
  }

  /** Whether what counts of tickets was changed on the way. */
  boolean hasOtherOwners() {
    return otherOwners;
  }

  /** Whether the bridge's clock went back, so that it cannot tell what it knew when. */
  boolean isTurnedBack() {
    return turnedBack;
  }

  /** Faults in so many of a thousand calls of each kind; people act while the bridge works. */
  void storm(int perThousand) {
    stormy = true;
    outside.weather(perThousand);
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
    outside.weather(0);
    death.never();
    jump(skew.negated());
    rights.openAll();
    if (ways.secretive() && ways.opening()) {
      openTickets();
    }
    lines.values().forEach(l -> l.weather(FaultPlan.none()));
    alteration.ifPresent(Alteration::putBack);
    restart();
    history.add(() -> "all is quiet from here on");
  }

  /**
   * In some worlds an administrator gives fields other owners, in others takes something out of the
   * configuration or puts it back; for either the bridge restarts.
   */
  void reconfigure() {
    if (ways.changing()) {
      timeline.reowned(topology);
      topology = topology.reowned(random);
      timeline.reowned(topology);
      otherOwners = true;
      history.add(() -> "the bridge restarts with other owners: " + topology);
      machine.restart(running());
    }
    alteration.ifPresent(Alteration::turn);
    restart();
  }

  private void restart() {
    alteration.ifPresent(
        altered -> {
          altered.fields().forEach(timeline::disowned);
          history.add(() -> "the bridge restarts " + altered);
          machine.restart(running());
        });
  }

  /** What the bridge is told, which may be less than what there is. */
  private BridgeConfig running() {
    return alteration.map(Alteration::config).orElseGet(topology::config);
  }

  /** What was private shows now, and has to reach the other sides. */
  private void openTickets() {
    for (Side side : sides) {
      for (Shown ticket : side.tickets().stream().filter(Shown::hidden).toList()) {
        side.seal(ticket.id(), false);
        timeline.touched(new TicketRef(new TrackerId(side.name()), ticket.id()));
      }
    }
    history.add(() -> "all private tickets are opened");
  }

  /** One run of the bridge, which may end by its death. */
  void run(String purpose) {
    if (ways.secretive()) {
      veil.drawn(incidents());
    }
    machine.run(purpose);
  }

  /** A tracker calls out some of its tickets, whether they changed or not. */
  void callOut(Random dice) {
    Side side = sides.get(dice.nextInt(sides.size()));
    List<String> tickets = new ArrayList<>(side.tickets().stream().map(Shown::id).toList());
    Collections.shuffle(tickets, dice);
    if (!tickets.isEmpty()) {
      if (ways.secretive()) {
        veil.drawn(incidents());
      }
      List<String> some = tickets.subList(0, 1 + dice.nextInt(Math.min(3, tickets.size())));
      machine.hear(new TrackerId(side.name()), List.copyOf(some));
    }
  }

  /** Whether a ticket is there and people can work on it. */
  boolean isOpen(TicketRef ref) {
    Side side = side(ref.tracker().toString());
    return side.ticket(ref.id()).filter(ticket -> !side.isClosed(ticket)).isPresent();
  }

  boolean has(Stress.Kind kind) {
    return stress.has(kind);
  }

  /** Whether something is internal, be it since all of its ticket is. */
  boolean isInternal(TicketRef at, boolean marked) {
    return marked
        || side(at.tracker().toString()).ticket(at.id()).filter(Shown::hidden).isPresent();
  }

  /** While the bridge works, people do too. */
  void interrupt() {
    if (stormy && !interrupting && random.nextInt(25) == 0) {
      interrupting = true;
      people.act();
      interrupting = false;
    }
  }

  /** Whether steps say there what is restricted to that side; nobody but insiders may read it. */
  boolean tellsContracts(String side) {
    return ways.talking() && side(side).hasContracts();
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
    line(side).weather(any -> new Fault.LostBefore());
    history.add(() -> side.name() + " can no longer be reached");
  }

  @Override
  public void close() {
    machine.close();
  }
}
