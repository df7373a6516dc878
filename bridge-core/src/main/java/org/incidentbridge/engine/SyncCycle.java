package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.Planner;
import org.incidentbridge.plan.Terrain;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.PushReport;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;

/**
 * The road of a ticket: pull, normalise, decide, plan, push. Trackers are read and written in
 * parallel, and one that fails delays no other. What is not finished when a cycle ends is in the
 * store, and the next cycle takes it up.
 */
public final class SyncCycle {

  /** A push may lead to new decisions, for example comments for a new mirror; so many times. */
  private static final int MOST_TURNS = 50;

  private static final int MOST_ROUNDS = 100_000;

  private final Store store;
  private final ProvedNames names;
  private final Fleet fleet;
  private final Puller puller;
  private final DecideStep decideStep;
  private final Pusher pusher;
  private final BooleanSupplier stopping;
  private final boolean paused;
  private final Workers workers;
  private final Vitals vitals;
  private final Map<TrackerId, ReentrantLock> pushing = new ConcurrentSkipListMap<>();

  private SyncCycle(Store store, Bridge bridge, Fleet fleet, Parts parts) {
    this.store = store;
    this.names = new ProvedNames(store, bridge);
    this.fleet = fleet;
    this.puller = new Puller(store, parts.stopping());
    this.decideStep = parts.decide();
    this.pusher = parts.push();
    this.stopping = parts.stopping();
    this.paused = parts.paused();
    this.workers = parts.workers();
    this.vitals = parts.vitals();
  }

  /**
   * What a cycle works with.
   *
   * @param paused without any route nothing is decided and nothing written; what is read waits
   */
  private record Parts(
      DecideStep decide,
      Pusher push,
      BooleanSupplier stopping,
      boolean paused,
      Workers workers,
      Vitals vitals) {}

  /**
   * A cycle over these trackers.
   *
   * @param stopping when it says so, the cycle ends after the commands under way
   */
  public static SyncCycle create(
      Store store, Bridge bridge, Fleet fleet, Pusher.Timing timing, BooleanSupplier stopping) {
    return create(store, bridge, fleet, timing, stopping, Workers.PARALLEL);
  }

  /** A cycle that does one thing after another on the caller's thread, for simulations. */
  public static SyncCycle sequential(
      Store store, Bridge bridge, Fleet fleet, Pusher.Timing timing) {
    return create(store, bridge, fleet, timing, () -> false, Workers.IN_TURN);
  }

  private static SyncCycle create(
      Store store,
      Bridge bridge,
      Fleet fleet,
      Pusher.Timing timing,
      BooleanSupplier stopping,
      Workers workers) {
    var terrain = new Terrain(fleet.capabilities(), command -> cost(fleet, command));
    var desk = new Desk(bridge, new Planner(bridge, terrain), timing.clock());
    var reconsidering = new Reconsidering(store, bridge);
    var decide = new DecideStep(store, desk, timing.clock(), reconsidering, stopping);
    var push = Pusher.create(store, bridge, fleet.trackers(), timing, stopping);
    var vitals = new Vitals(store, timing.clock());
    boolean paused = bridge.routes().isEmpty();
    return new SyncCycle(
        store, bridge, fleet, new Parts(decide, push, stopping, paused, workers, vitals));
  }

  private static int cost(Fleet fleet, Command command) {
    Fleet.Member member = fleet.members().get(command.target().tracker());
    return member == null ? 0 : member.tracker().sink().cost(command);
  }

  /** Everything, for all trackers. */
  public CycleReport run(Progress progress) {
    return run(fleet.members().keySet(), Puller.PULL, progress);
  }

  /**
   * Reads some trackers, then decides and pushes until nothing more is due.
   *
   * @param purpose {@link Puller#PULL} or {@link Puller#SWEEP}
   */
  public CycleReport run(Collection<TrackerId> which, String purpose, Progress progress) {
    Map<TrackerId, String> failures = new ConcurrentSkipListMap<>();
    long pulled = pull(which, purpose, failures, progress);
    boolean whole = names.areProved() || stopping.getAsBoolean();
    long first = whole ? 0 : decide(progress); // all there is tells whether names were lost
    Tally tally =
        workers == Workers.IN_TURN ? inTurn(failures, progress) : atOnce(failures, progress);
    return new CycleReport(pulled, first + tally.decided(), tally.pushed(), failures);
  }

  private record Tally(long decided, PushReport pushed) {
    Tally plus(long rows, PushReport more) {
      return new Tally(decided + rows, pushed.plus(more));
    }
  }

  private Tally inTurn(Map<TrackerId, String> failures, Progress progress) {
    Tally tally = new Tally(0, PushReport.NOTHING);
    for (int turn = 0; turn < MOST_TURNS && !stopping.getAsBoolean(); turn++) {
      long rows = decide(progress);
      PushReport more = push(failures, progress);
      tally = tally.plus(rows, more);
      if (!more.any() && (rows == 0 || turn > 0)) {
        break;
      }
    }
    return tally;
  }

  /** Decides and writes to all trackers at the same time, so that none waits for another. */
  private Tally atOnce(Map<TrackerId, String> failures, Progress progress) {
    AtomicReference<Tally> tally = new AtomicReference<>(new Tally(0, PushReport.NOTHING));
    Set<TrackerId> writing = ConcurrentHashMap.newKeySet();
    List<BooleanSupplier> steps = new ArrayList<>();
    steps.add(
        () -> {
          long rows = stopping.getAsBoolean() ? 0 : decide(progress, writing);
          tally.updateAndGet(t -> t.plus(rows, PushReport.NOTHING));
          return rows > 0;
        });
    for (TrackerId id : fleet.members().keySet()) {
      AtomicInteger left = new AtomicInteger(MOST_ROUNDS);
      steps.add(
          () -> {
            if (left.getAndDecrement() <= 0) {
              return writing.remove(id);
            }
            PushReport more = round(id, failures, progress);
            if (more.isDown()) {
              left.set(0);
            }
            tally.updateAndGet(t -> t.plus(0, more));
            boolean news = more.goesOn() ? writing.add(id) : writing.remove(id);
            return more.any() || news;
          });
    }
    Relay.run(steps);
    return Objects.requireNonNull(tally.get());
  }

  /** Reads one tracker and decides; pushes nothing. For schedules, where pushes have their own. */
  public CycleReport read(TrackerId tracker, String purpose, Progress progress) {
    Map<TrackerId, String> failures = new ConcurrentSkipListMap<>();
    long pulled = pull(Set.of(tracker), purpose, failures, progress);
    return new CycleReport(pulled, decide(progress), PushReport.NOTHING, failures);
  }

  /** Pushes to one tracker, and decides on what comes of it; a push under way is left alone. */
  public CycleReport write(TrackerId tracker, Progress progress) {
    Map<TrackerId, String> failures = new ConcurrentSkipListMap<>();
    Tally tally = new Tally(0, PushReport.NOTHING);
    boolean undecided = false;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      PushReport more = round(tracker, failures, progress);
      undecided |= more.any();
      Set<TrackerId> writing = more.goesOn() ? Set.of(tracker) : Set.of();
      tally = tally.plus(undecided ? decide(progress, writing) : 0, more);
      if (!more.goesOn() && (!undecided || more.isDown())) {
        break;
      }
      undecided = more.goesOn();
    }
    return new CycleReport(0, tally.decided(), tally.pushed(), failures);
  }

  /** Reads and decides, and leaves the outbox as the plan. Meant for a {@link Store#scratch}. */
  public CycleReport preview(Progress progress) {
    Map<TrackerId, String> failures = new ConcurrentSkipListMap<>();
    long pulled = pull(fleet.members().keySet(), Puller.PULL, failures, progress);
    return new CycleReport(pulled, decide(progress), PushReport.NOTHING, failures);
  }

  private long pull(
      Collection<TrackerId> which,
      String purpose,
      Map<TrackerId, String> failures,
      Progress progress) {
    Map<TrackerId, Long> counts = new ConcurrentSkipListMap<>();
    decideStep.begin();
    workers.each(
        Set.copyOf(which),
        id -> {
          Fleet.Member member = member(id);
          try {
            long count = puller.pull(member.tracker(), purpose, member.pageSize());
            counts.put(id, count);
            progress.pulled(id, count);
            if (purpose.equals(Puller.PULL)) {
              pusher.wasRead(id);
              vitals.read(id);
            }
          } catch (TrackerException failure) {
            vitals.notRead(id, String.valueOf(failure.getMessage()), failures);
          } catch (StoreException failure) {
            throw failure;
          } catch (RuntimeException defect) {
            vitals.notRead(id, "this is a defect of the adapter: " + defect, failures);
          }
        });
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  private long decide(Progress progress) {
    return decide(progress, Set.of());
  }

  private long decide(Progress progress, Set<TrackerId> writing) {
    long rows = paused ? 0 : decideStep.run(writing);
    progress.decided(rows, store.inTransaction(t -> t.outbox().counts().pending()));
    return rows;
  }

  private PushReport push(Map<TrackerId, String> failures, Progress progress) {
    Map<TrackerId, PushReport> reports = new ConcurrentSkipListMap<>();
    workers.each(fleet.members().keySet(), id -> reports.put(id, pushOne(id, failures, progress)));
    return new TreeMap<>(reports).values().stream().reduce(PushReport.NOTHING, PushReport::plus);
  }

  private PushReport pushOne(TrackerId id, Map<TrackerId, String> failures, Progress progress) {
    PushReport all = PushReport.NOTHING;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      PushReport more = round(id, failures, progress);
      all = all.plus(more);
      if (!more.any() || more.isDown()) {
        break;
      }
    }
    return all;
  }

  private PushReport round(TrackerId id, Map<TrackerId, String> failures, Progress progress) {
    if (paused) {
      return PushReport.NOTHING;
    }
    Fleet.Member member = member(id);
    ReentrantLock lock = pushing.computeIfAbsent(id, x -> new ReentrantLock());
    if (!lock.tryLock()) {
      return PushReport.NOTHING;
    }
    try {
      PushReport report =
          names
              .failure()
              .orElseGet(
                  () -> pusher.round(member.tracker(), concurrency(member), progress::delivered));
      vitals.pushed(id, report, failures);
      return report;
    } finally {
      lock.unlock();
    }
  }

  private int concurrency(Fleet.Member member) {
    return workers == Workers.IN_TURN ? 1 : member.concurrency();
  }

  private Fleet.Member member(TrackerId id) {
    Fleet.Member member = fleet.members().get(id);
    if (member == null) {
      throw new IllegalArgumentException("no tracker named " + id);
    }
    return member;
  }
}
