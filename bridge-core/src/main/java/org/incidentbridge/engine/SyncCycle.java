package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.notice.Pace;
import org.incidentbridge.plan.Planner;
import org.incidentbridge.plan.Terrain;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.pull.Memory;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.PushReport;
import org.incidentbridge.push.Pusher;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Store;

/**
 * The road of a ticket: pull, normalise, decide, plan, push. Trackers are read and written in
 * parallel, and one that fails delays no other. What is not finished when a cycle ends is in the
 * store, and the next cycle takes it up. Without any route or policy the bridge is paused: it
 * reads, and neither decides nor writes.
 */
public final class SyncCycle {

  /** A push may lead to new decisions, for example comments for a new mirror; so many times. */
  private static final int MOST_TURNS = 50;

  private final Store store;
  private final Fleet fleet;
  private final ProvedNames names;
  private final Intake intake;
  private final DecideStep decideStep;
  private final Rounds rounds;
  private final Vitals vitals;
  private final Courier courier;
  private final Mode mode;

  private SyncCycle(Store store, Fleet fleet, ProvedNames names, Road road, Mode mode) {
    this.store = store;
    this.fleet = fleet;
    this.names = names;
    this.intake = road.intake();
    this.decideStep = road.decide();
    this.rounds = road.rounds();
    this.vitals = road.vitals();
    this.courier = road.courier();
    this.mode = mode;
  }

  private record Road(
      Intake intake, DecideStep decide, Rounds rounds, Vitals vitals, Courier courier) {}

  private record Mode(Workers workers, BooleanSupplier stopping, boolean paused) {}

  /**
   * A cycle over these trackers.
   *
   * @param stopping when it says so, the cycle ends after the commands under way
   */
  public static SyncCycle create(
      Store store, Rules rules, Fleet fleet, Pusher.Timing timing, BooleanSupplier stopping) {
    var mode = new Mode(Workers.PARALLEL, stopping, rules.isPaused());
    return create(store, rules, fleet, timing, mode);
  }

  /** A cycle without a policy. */
  public static SyncCycle create(
      Store store, Bridge bridge, Fleet fleet, Pusher.Timing timing, BooleanSupplier stopping) {
    return create(store, Rules.of(bridge), fleet, timing, stopping);
  }

  /** One without a policy that does one thing after another. */
  public static SyncCycle sequential(
      Store store, Bridge bridge, Fleet fleet, Pusher.Timing timing) {
    return sequential(store, Rules.of(bridge), fleet, timing);
  }

  /** A cycle that does one thing after another on the caller's thread, for simulations. */
  public static SyncCycle sequential(Store store, Rules rules, Fleet fleet, Pusher.Timing timing) {
    var mode = new Mode(Workers.IN_TURN, () -> false, rules.isPaused());
    return create(store, rules, fleet, timing, mode);
  }

  private static SyncCycle create(
      Store store, Rules rules, Fleet fleet, Pusher.Timing timing, Mode mode) {
    Bridge bridge = rules.bridge();
    BooleanSupplier stopping = mode.stopping();
    var terrain = new Terrain(fleet.capabilities(), fleet.icons(), command -> cost(fleet, command));
    var planner = new Planner(bridge, terrain);
    var desk = new Desk(bridge, rules.policy(), planner, fleet.judge(), timing.clock());
    var reconsidering = new Reconsidering(store, bridge, fleet.capabilities());
    var decide = new DecideStep(store, desk, timing.clock(), reconsidering, stopping);
    var pusher = Pusher.create(store, bridge, fleet.trackers(), timing, stopping);
    var vitals = new Vitals(store, timing.clock());
    var names = new ProvedNames(store, bridge, timing.clock());
    var memory = rules.policy().isPresent() ? Memory.by(timing.clock()) : Memory.NONE;
    var puller = new Puller(store, stopping, memory, timing.clock());
    var intake = new Intake(fleet, puller, pusher, mode.workers(), vitals);
    var rounds = new Rounds(fleet, pusher, names, mode.workers(), vitals);
    var road = new Road(intake, decide, rounds, vitals, Courier.idle(store, timing));
    return new SyncCycle(store, fleet, names, road, mode);
  }

  /** The same cycle, which delivers notices too. */
  public SyncCycle with(Courier other) {
    return new SyncCycle(
        store, fleet, names, new Road(intake, decideStep, rounds, vitals, other), mode);
  }

  /** The channels that notices leave through. */
  public SortedSet<String> channels() {
    return courier.channels();
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
    Course course = Course.toldTo(progress);
    long pulled = pull(which, purpose, course);
    Tally tally = mode.paused() ? Tally.NOTHING : decideAndPush(course);
    return new CycleReport(
        pulled, tally.decided(), tally.pushed(), course.failures(), course.again());
  }

  private record Tally(long decided, PushReport pushed) {

    static final Tally NOTHING = new Tally(0, PushReport.NOTHING);

    Tally plus(long rows, PushReport more) {
      return new Tally(decided + rows, pushed.plus(more));
    }
  }

  private Tally decideAndPush(Course course) {
    boolean whole = names.areProved() || mode.stopping().getAsBoolean();
    // All there is to decide tells whether names were lost.
    long first = whole ? 0 : decide(course, Set.of());
    Tally tally = mode.workers() == Workers.IN_TURN ? inTurn(course) : atOnce(course);
    deliverRest(course.progress());
    return tally.plus(first, PushReport.NOTHING);
  }

  private Tally inTurn(Course course) {
    Tally tally = Tally.NOTHING;
    for (int turn = 0; turn < MOST_TURNS && !mode.stopping().getAsBoolean(); turn++) {
      long rows = decide(course, Set.of());
      PushReport more = rounds.all(course);
      tally = tally.plus(rows, more);
      if (!more.any() && (rows == 0 || turn > 0)) {
        break;
      }
    }
    return tally;
  }

  /** Decides and writes to all trackers at the same time, so that none waits for another. */
  private Tally atOnce(Course course) {
    AtomicReference<Tally> tally = new AtomicReference<>(Tally.NOTHING);
    Set<TrackerId> writing = ConcurrentHashMap.newKeySet();
    List<BooleanSupplier> steps = new ArrayList<>();
    steps.add(
        () -> {
          long rows = mode.stopping().getAsBoolean() ? 0 : decide(course, writing);
          tally.updateAndGet(t -> t.plus(rows, PushReport.NOTHING));
          return rows > 0;
        });
    for (TrackerId id : fleet.members().keySet()) {
      AtomicInteger left = new AtomicInteger(Rounds.MOST);
      steps.add(
          () -> {
            if (left.getAndDecrement() <= 0) {
              return writing.remove(id);
            }
            PushReport more = rounds.one(id, course);
            if (more.isDown()) {
              left.set(0);
            }
            tally.updateAndGet(t -> t.plus(0, more));
            boolean news = more.goesOn() ? writing.add(id) : writing.remove(id);
            return more.any() || news;
          });
    }
    for (String channel : courier.channels()) {
      steps.add(() -> deliver(channel, course.progress()));
    }
    Relay.run(steps);
    return Objects.requireNonNull(tally.get());
  }

  /**
   * Sends the notices that are due through a channel, leaving those that wait for others.
   *
   * @return whether anything was tried
   */
  public boolean deliver(String channel, Progress progress) {
    return !mode.paused() && courier.round(channel, Pace.COLLECT, progress::posted);
  }

  /** Nothing more comes in this cycle, so that no notice waits for others any longer. */
  private void deliverRest(Progress progress) {
    mode.workers()
        .eachOf(
            courier.channels(),
            channel -> {
              for (int round = 0; round < Rounds.MOST; round++) {
                if (!courier.round(channel, Pace.CLOSE, progress::posted)) {
                  break;
                }
              }
            });
  }

  /** Reads one tracker and decides; pushes nothing. For schedules, where pushes have their own. */
  public CycleReport read(TrackerId tracker, String purpose, Progress progress) {
    return read(Set.of(tracker), purpose, progress);
  }

  /**
   * Reads single tickets of which their tracker called out that they changed, and decides. A hint
   * only: a ticket that cannot be read is left to the next pull. One that is written to meanwhile
   * is read once more at the end of that write.
   */
  public CycleReport look(TrackerId tracker, List<String> ticketIds, Progress progress) {
    Course course = Course.toldTo(progress);
    decideStep.begin();
    long pulled = intake.look(tracker, ticketIds, course);
    long decided = pulled == 0 ? 0 : decide(course, Set.of());
    return new CycleReport(pulled, decided, PushReport.NOTHING, course.failures(), course.again());
  }

  /** Reads and decides, and leaves the outbox as the plan. Meant for a {@link Store#scratch}. */
  public CycleReport preview(Progress progress) {
    return read(fleet.members().keySet(), Puller.PULL, progress);
  }

  private CycleReport read(Collection<TrackerId> which, String purpose, Progress progress) {
    Course course = Course.toldTo(progress);
    long pulled = pull(which, purpose, course);
    long decided = decide(course, Set.of());
    return new CycleReport(pulled, decided, PushReport.NOTHING, course.failures(), course.again());
  }

  /**
   * Pushes to one tracker, and decides on what comes of it, and on what the policy says by now,
   * since nothing may be read for long; a push under way is left alone.
   */
  public CycleReport write(TrackerId tracker, Progress progress) {
    Course course = Course.toldTo(progress);
    Tally tally = Tally.NOTHING;
    boolean undecided = !mode.paused() && decideStep.isDue();
    for (int round = 0; round < Rounds.MOST && !mode.paused(); round++) {
      PushReport more = rounds.one(tracker, course);
      boolean calledOut = lookAgain(tracker, course);
      undecided |= calledOut || more.any();
      Set<TrackerId> writing = more.goesOn() ? Set.of(tracker) : Set.of();
      tally = tally.plus(undecided ? decide(course, writing) : 0, more);
      if (!more.goesOn() && (!undecided || more.isDown())) {
        break;
      }
      undecided = more.goesOn();
    }
    return new CycleReport(0, tally.decided(), tally.pushed(), course.failures());
  }

  /** Whether what was called out while the bridge wrote to it shows anything new. */
  private boolean lookAgain(TrackerId tracker, Course course) {
    if (!intake.isToLookAgain(tracker)) {
      return false;
    }
    decideStep.begin();
    return intake.lookAgain(tracker, course) > 0;
  }

  /**
   * Notes that a turn at a tracker ended in the middle.
   *
   * @param writing whether it was written to, or read
   * @param defect why, which is a fault of the bridge
   */
  public CycleReport broke(TrackerId tracker, boolean writing, Throwable defect) {
    Course course = Course.toldTo(Progress.NONE);
    vitals.broke(tracker, writing, defect, course.failures());
    return new CycleReport(0, 0, PushReport.NOTHING, course.failures());
  }

  private long pull(Collection<TrackerId> which, String purpose, Course course) {
    decideStep.begin();
    return intake.pull(which, purpose, course);
  }

  /**
   * @param writing trackers that are written to meanwhile
   */
  private long decide(Course course, Set<TrackerId> writing) {
    long rows = mode.paused() ? 0 : decideStep.run(writing);
    long pending = store.inTransaction(t -> t.outbox().counts().pending());
    course.progress().decided(rows, pending);
    return rows;
  }
}
