package org.incidentbridge.push;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Threads;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;

/**
 * Empties the outbox of one tracker, a round at a time. A round takes the first due command of each
 * ticket, so commands of one ticket never overlap; within a round they run in parallel, at most
 * {@code concurrency} at a time. A tracker that fails as a whole ends its own push and no other.
 */
public final class Pusher {

  private static final int LANES_PER_WORKER = 32;

  /** So that calls need not wait for the disk: some commands are marked while others are sent. */
  private static final int HANDS_PER_CALL = 2;

  /** So many commands in a row that find the tracker unavailable prove that it is. */
  private static final int STRIKES = 3;

  private final Clearance clearance;
  private final Sources sources;
  private final Delivery delivery;
  private final BooleanSupplier stopping;

  private Pusher(
      Clearance clearance, Sources sources, Delivery delivery, BooleanSupplier stopping) {
    this.clearance = clearance;
    this.sources = sources;
    this.delivery = delivery;
    this.stopping = stopping;
  }

  /**
   * A pusher.
   *
   * @param stopping when it says so, no further command is begun
   */
  public static Pusher create(
      Store store,
      Bridge bridge,
      Map<TrackerId, Tracker> trackers,
      Timing timing,
      BooleanSupplier stopping) {
    InstantSource clock = timing.clock();
    var words = new LedgerWords(clock);
    var retries = new Retries(timing.backoff(), clock, timing.random(), words);
    var recorder = new Recorder(store, bridge, retries, words, clock);
    var sources = new Sources(trackers.keySet());
    var clearance = new Clearance(store, sources, clock, timing.backoff().longest());
    var contents = new Contents(trackers);
    var others = new OtherCopies(store);
    var copies =
        new Delivery.Copies(others, new TwinFiles(store, others), new Whereabouts(store, bridge));
    var delivery = new Delivery(clearance, recorder, contents, copies, clock);
    return new Pusher(clearance, sources, delivery, stopping);
  }

  /**
   * When things are tried again.
   *
   * @param backoff how long to wait
   * @param clock the time
   * @param random for the jitter
   */
  public record Timing(Backoff backoff, InstantSource clock, RandomGenerator random) {}

  /** Told of each command as it is delivered, from any thread. */
  @FunctionalInterface
  public interface Listener {
    void delivered(Entry entry, Outcome outcome);
  }

  /** Takes note that a tracker was read to its end; before that no ticket is made there (N3). */
  public void wasRead(TrackerId tracker) {
    clearance.wasRead(tracker);
  }

  /**
   * Takes note that all known tickets of a tracker were looked at; before that nothing is told
   * elsewhere of what they show (N5).
   */
  public void isReadable(TrackerId tracker) {
    sources.read(tracker);
  }

  /** Takes note that a tracker cannot be read: what it shows is not told elsewhere until it can. */
  public void isNotReadable(TrackerId tracker) {
    sources.notRead(tracker);
  }

  /** Pushes what is due now: the first command of each ticket, of so many tickets at most. */
  public PushReport round(Tracker tracker, int concurrency, Listener listener) {
    List<Entry> due = clearance.due(tracker.id(), concurrency * LANES_PER_WORKER);
    if (due.isEmpty() || stopping.getAsBoolean()) {
      return PushReport.NOTHING;
    }
    Round work = new Round(tracker, listener);
    List<Entry> turn = freshFirst(due);
    return concurrency == 1 ? work.inTurn(turn) : work.parallel(turn, concurrency);
  }

  /**
   * Commands that have failed before go last, so that a few of them do not end each round (N10).
   */
  private static List<Entry> freshFirst(List<Entry> due) {
    List<Entry> turn = new ArrayList<>(due);
    turn.sort(Comparator.comparing(entry -> !entry.retry().message().isEmpty()));
    return turn;
  }

  private final class Round {

    private final Tracker tracker;
    private final Listener listener;
    private PushReport report = PushReport.NOTHING;
    private int strikes;
    private final List<Failed> suspects = new ArrayList<>();
    private final List<Failed> culprits = new ArrayList<>();

    Round(Tracker tracker, Listener listener) {
      this.tracker = tracker;
      this.listener = listener;
    }

    private synchronized void delivered(Outcome outcome) {
      strikes = 0;
      report = report.plus(counted(outcome));
      if (outcome instanceof Outcome.Applied) {
        culprits.addAll(suspects);
        suspects.clear();
      }
    }

    private synchronized void failed(Entry entry, TrackerException failure) {
      if (failure.kind() == TrackerException.Kind.UNAVAILABLE) {
        suspects.add(new Failed(entry, failure));
        strikes++;
      } else {
        ends(failure);
        strikes += STRIKES;
      }
    }

    private void ends(TrackerException failure) {
      report = report.plus(new PushReport(0, 0, 0, 0, Optional.of(failure)));
    }

    /** One ticket that breaks its tracker must not keep the others waiting (N10). */
    private synchronized boolean isDown() {
      return strikes >= STRIKES;
    }

    PushReport inTurn(List<Entry> due) {
      Semaphore calls = new Semaphore(1);
      due.forEach(entry -> deliver(entry, calls));
      return concluded();
    }

    PushReport parallel(List<Entry> due, int concurrency) {
      Semaphore hands = new Semaphore(concurrency * HANDS_PER_CALL, true);
      Semaphore calls = new Semaphore(concurrency, true);
      AtomicReference<Throwable> defect = new AtomicReference<>();
      try (ExecutorService threads = Threads.perTask()) {
        for (Entry entry : due) {
          hands.acquireUninterruptibly();
          threads.execute(
              () -> {
                try {
                  deliver(entry, calls);
                } catch (RuntimeException | Error thrown) {
                  defect.compareAndSet(null, thrown);
                } finally {
                  hands.release();
                }
              });
        }
      }
      rethrow(defect.get());
      return concluded();
    }

    private void deliver(Entry entry, Semaphore calls) {
      if (stopping.getAsBoolean() || isDown()) {
        return;
      }
      try {
        delivery
            .deliver(tracker, entry, calls)
            .ifPresent(
                outcome -> {
                  delivered(outcome);
                  listener.delivered(entry, outcome);
                });
      } catch (TrackerException failure) {
        failed(entry, failure);
      }
    }

    /**
     * A command that fails while others go through, before or after it, is tried so often, and then
     * held (N10); its tracker is well. So is one that fails for longer than {@link Clearance#fault}
     * bears although the tracker can be read. Else what failed tells that the tracker is not well.
     */
    private synchronized PushReport concluded() {
      if (report.applied() > 0 && !isDown()) {
        culprits.addAll(suspects);
        suspects.clear();
      }
      culprits.forEach(c -> blame(c, "only this command fails so"));
      if (isRead()) {
        for (Failed suspect : List.copyOf(suspects)) {
          Optional<String> fault = clearance.fault(suspect.entry());
          fault.ifPresent(why -> blame(suspect, why));
          fault.ifPresent(why -> suspects.remove(suspect));
        }
      }
      suspects.stream().map(Failed::failure).findFirst().ifPresent(this::ends);
      return report;
    }

    private boolean isRead() {
      return !suspects.isEmpty() && clearance.isRead(tracker.id());
    }

    private void blame(Failed culprit, String why) {
      Optional<Outcome> outcome = delivery.blame(culprit.entry(), culprit.failure(), why);
      outcome.map(Pusher::counted).ifPresent(counts -> report = report.plus(counts));
      outcome.ifPresent(o -> listener.delivered(culprit.entry(), o));
    }
  }

  /** A command that found its tracker unavailable. */
  private record Failed(Entry entry, TrackerException failure) {}

  private static void rethrow(@org.jspecify.annotations.Nullable Throwable defect) {
    if (defect instanceof Error error) {
      throw error;
    }
    if (defect instanceof RuntimeException failure) {
      throw failure;
    }
  }

  private static PushReport counted(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied a -> new PushReport(1, 0, 0, 0, Optional.empty());
      case Outcome.Refused r -> new PushReport(0, 1, 0, 0, Optional.empty());
      case Outcome.Stale s -> new PushReport(0, 0, 0, 1, Optional.empty());
      case Outcome.NotApplied n -> new PushReport(0, 0, 1, 0, Optional.empty());
      case Outcome.Deferred d -> new PushReport(0, 0, 1, 0, Optional.empty());
      case Outcome.Unknown u -> new PushReport(0, 0, 1, 0, Optional.empty());
    };
  }
}
