package org.incidentbridge.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.incidentbridge.model.TrackerId;

/**
 * Writes to all trackers without waiting for a schedule, to each on a thread of its own: a slow one
 * holds up no other. However often it is asked for, one round at most waits for each.
 */
final class PromptWrites implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<TrackerId, Lane> lanes = new TreeMap<>();
  private final Predicate<TrackerId> work;

  /**
   * With nothing to do yet.
   *
   * @param work writes to a tracker; whether anything was decided on meanwhile, which other
   *     trackers may be written for. Must not throw
   */
  PromptWrites(Collection<TrackerId> trackers, Predicate<TrackerId> work) {
    this.work = work;
    trackers.forEach(id -> lanes.put(id, new Lane(id)));
  }

  /** Rounds that are asked for, and the thread that they run on. */
  private record Lane(AtomicInteger asked, ExecutorService thread) {
    Lane(TrackerId id) {
      this(
          new AtomicInteger(),
          Executors.newSingleThreadExecutor(
              Thread.ofPlatform().daemon().name("prompt:" + id).factory()));
    }
  }

  /**
   * Begins a round; returns at once.
   *
   * @param turns how many rounds may follow from what is decided on in them, this one too; positive
   */
  void begin(int turns) {
    lanes.forEach(
        (id, lane) -> {
          if (lane.asked().getAndAccumulate(turns, Math::max) == 0) {
            submit(id, lane);
          }
        });
  }

  private void submit(TrackerId id, Lane lane) {
    try {
      lane.thread().execute(() -> write(id, lane.asked().getAndSet(0)));
    } catch (RejectedExecutionException closed) {
      lane.asked().set(0); // the schedules of the next run find it
    }
  }

  private void write(TrackerId id, int turns) {
    if (work.test(id) && turns > 1) {
      begin(turns - 1);
    }
  }

  /** Ends after what is under way. */
  @Override
  public void close() {
    lanes.values().forEach(lane -> lane.thread().shutdown());
    try {
      for (Lane lane : lanes.values()) {
        lane.thread().awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
