package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.incidentbridge.engine.NoticeRulings;
import org.incidentbridge.engine.Rulings;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.store.Outbox;

/** One world from its seed to its end: a time of storm, then quiet, then the questions. */
final class Life {

  private static final int MOST_ROUNDS = 16;
  private static final int PATIENCE = 13;

  /** Rounds before the one that may be the last, as long as no command waits: in most worlds. */
  private static final int SHORT = 2;

  /** And in every fourth. */
  private static final int FULL = 4;

  private static final int LARGE = 5;

  /**
   * Whether trackers call out tickets in all worlds, and not in every fourth only; the bridge looks
   * at these at once.
   */
  private static final boolean CALLS = Boolean.getBoolean("simulation.calls");

  private static final int CALLING = 4;

  private static final Duration QUIET = Duration.ofMinutes(11);
  private static final List<Check> CHECKS =
      List.of(
          new NoLeak(),
          new NoLoss(),
          new Convergence(),
          new NoSilentOverwrite(),
          new OwnStatus(),
          new OwnWords(),
          new Order(),
          new Links(),
          new Isolation(),
          new Ownership(),
          new Announced(),
          new Spoken(),
          new Notified(),
          new ByTheTimeline());

  private final long seed;
  private final Random random;
  private final Topology topology;
  private Optional<Filing> filing = Optional.empty();

  Life(long seed) {
    this.seed = seed;
    this.random = new Random(seed * 31 + 7);
    this.topology = Topology.of(seed).varied(new Random(seed * 37 + 11));
  }

  /** Lives it; answers what went wrong, with the history, if anything did. */
  Optional<String> live() {
    try (World world = new World(seed, topology)) {
      return failure(world).map(failure -> told(world, failure));
    }
  }

  /** Lives it; answers its history, whatever went wrong. */
  String tale() {
    try (World world = new World(seed, topology)) {
      return failure(world).map(String::valueOf).orElse("") + world.history.told();
    }
  }

  private Optional<Throwable> failure(World world) {
    try {
      storm(world);
      quiet(world);
      return Optional.empty();
    } catch (RuntimeException | AssertionError failure) {
      return Optional.of(failure);
    }
  }

  private void storm(World world) {
    var quarrels = new Quarrels(world, new Random(seed * 47 + 1));
    var labelling = new Labelling(world, new Random(seed * 59 + 5));
    var secrets = new Secrets(world, new Random(seed * 53 + 9));
    var filing = new Filing(world, new Random(seed * 71 + 19));
    var calls = new Random(seed * 73 + 23);
    boolean calling = CALLS || Math.floorMod(seed, CALLING) == 1;
    this.filing = Optional.of(filing);
    int[] weathers = {0, 3, 10, 25};
    world.storm(weathers[random.nextInt(weathers.length)]);
    int steps = (8 + random.nextInt(14)) * (world.ways.large() ? LARGE : 1);
    for (int step = 0; step < steps; step++) {
      for (int deeds = random.nextInt(4); deeds > 0; deeds--) {
        world.people().act();
        world.pass(Duration.ofMillis(random.nextInt(4000)));
      }
      world.pass(Duration.ofSeconds(random.nextInt(random.nextInt(8) == 0 ? 1200 : 40)));
      quarrels.act();
      labelling.act();
      secrets.act();
      filing.act();
      fate(world);
      if (calling && calls.nextInt(3) == 0) {
        world.callOut(calls);
      }
    }
  }

  private void fate(World world) {
    int dice = random.nextInt(20);
    if (dice < 3) {
      world.death.planWithin(dice == 0 ? 200 : 40);
    }
    if (dice == 4) {
      world.jump(Duration.ofSeconds(random.nextInt(1200) - 600));
    }
    if (dice == 5 || dice == 7) {
      world.rights().turn();
    }
    if (dice == 9 && random.nextInt(3) == 0) {
      world.unplug(world.sides().get(random.nextInt(world.sides().size())));
    }
    if (dice == 15) {
      world.reconfigure();
    }
    if (dice == 11 || dice == 13) {
      world.tamper();
    }
    if (dice % 2 == 0) {
      world.run(random.nextInt(5) == 0 ? Puller.SWEEP : Puller.PULL);
    }
  }

  private void quiet(World world) {
    int least = new Random(seed * 67 + 13).nextInt(4) == 0 ? FULL : SHORT;
    world.calm();
    long before = -1;
    for (int round = 0; before != world.writes(); round++) {
      assertThat(round)
          .as("N1, N4: still writing after so many quiet rounds")
          .isLessThan(MOST_ROUNDS);
      before = round < least || (round < PATIENCE && restless(world)) ? -1 : world.writes();
      round(world);
      if (round == 0) {
        filing.ifPresent(Filing::end);
      }
      if (round == 1) {
        release(world);
      }
    }
    Books all = Books.of(world.store());
    new NoDuplicates().check(world, all);
    Books books = world.spoils.expected(all);
    CHECKS.forEach(c -> c.check(world, books));
    Spoils.Refused refused = world.spoils.refused(all);
    round(world);
    Spoils.Refused now = world.spoils.refused(Books.of(world.store()));
    NoEcho.quiet(before, world.writes() - now.since(refused));
  }

  /** Whether a command is under way that may yet lead to a write. */
  private static boolean restless(World world) {
    return Books.waiting(world.store()).stream().anyMatch(e -> e.state() != Outbox.State.HELD);
  }

  private static void round(World world) {
    world.pass(QUIET);
    world.run(Puller.PULL);
    world.pass(QUIET);
    world.run(Puller.SWEEP);
  }

  /** What was held because the trackers failed for too long may go now. */
  private static void release(World world) {
    var rulings = new Rulings(world.store(), world.bridgeClock());
    for (Outbox.Entry entry : Books.of(world.store()).held()) {
      world.history.add(() -> "a person releases " + entry.retry().message());
      rulings.release(entry.planned().command().target().key());
    }
    var notices = new NoticeRulings(world.store(), world.bridgeClock());
    world.store().inTransaction(t -> t.notices().held()).forEach(e -> notices.release(e.key()));
  }

  private String told(World world, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    return "seed %d, %s: %s%nreplay with -Dsimulation.seeds=1 -Dsimulation.seed=%d%n%n%s%n%s"
        .formatted(seed, topology, failure.getMessage(), seed, world.history.told(), trace);
  }
}
