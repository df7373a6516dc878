package org.incidentbridge.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.store.StoreException;

/**
 * The daemon: every tracker is pulled, swept and pushed to on a schedule of its own, so that none
 * waits for another. Schedules live in the store and survive a restart.
 */
public final class BridgeEngine implements AutoCloseable {

  private static final Duration PUSH_PAUSE = Duration.ofSeconds(1);
  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration SHUTDOWN = Duration.ofSeconds(30);
  private static final int TASKS_PER_TRACKER = 3;

  private final SyncCycle cycle;
  private final Schedules schedules;
  private final Progress progress;
  private final Scheduler scheduler;
  private final Consumer<StoreException> broken;
  private final AtomicBoolean failed = new AtomicBoolean();

  /**
   * An engine that does nothing until it is started.
   *
   * @param progress told of what happens, and of the end of each turn
   * @param schedulesData where schedules are kept
   * @param broken told once if the store fails; from then on nothing is begun any more, and the
   *     engine is to be closed, from another thread
   */
  public BridgeEngine(
      SyncCycle cycle,
      Schedules schedules,
      Progress progress,
      DataSource schedulesData,
      Consumer<StoreException> broken) {
    this.cycle = cycle;
    this.schedules = schedules;
    this.progress = progress;
    this.broken = broken;
    int threads = Math.max(TASKS_PER_TRACKER, TASKS_PER_TRACKER * schedules.rhythms().size());
    ScheduleWatch watch = new ScheduleWatch(this::fail);
    this.scheduler =
        Scheduler.create(schedulesData)
            .clock(new SteadyClock(InstantSource.system(), System::nanoTime))
            .startTasks(tasks())
            .pollingInterval(POLLING)
            .heartbeatInterval(HEARTBEAT)
            .shutdownMaxWait(SHUTDOWN)
            .failureLogging(LogLevel.ERROR, false)
            .addSchedulerListener(watch)
            .threads(threads)
            .executorService(watch.threads(threads))
            .build();
  }

  /** Begins; returns at once. */
  public void start() {
    scheduler.start();
  }

  /** Ends after the commands under way; the rest waits in the store. */
  @Override
  public void close() {
    scheduler.stop();
  }

  private List<RecurringTask<?>> tasks() {
    List<RecurringTask<?>> tasks = new ArrayList<>();
    schedules
        .rhythms()
        .forEach(
            (id, rhythm) -> {
              tasks.add(task("pull", id, rhythm.poll()));
              tasks.add(task("push", id, PUSH_PAUSE));
              if (rhythm.sweep().isPositive()) {
                tasks.add(task("sweep", id, rhythm.sweep()));
              }
            });
    return tasks;
  }

  private RecurringTask<Void> task(String verb, TrackerId id, Duration pause) {
    return Tasks.recurring(verb + ":" + id, FixedDelay.of(pause))
        .execute((instance, context) -> guarded(verb, id));
  }

  private void guarded(String verb, TrackerId id) {
    if (failed.get()) {
      return;
    }
    try {
      work(verb, id);
    } catch (StoreException failure) {
      fail(failure);
    }
  }

  private void fail(StoreException failure) {
    if (failed.compareAndSet(false, true)) {
      broken.accept(failure);
    }
  }

  private void work(String verb, TrackerId id) {
    CycleReport report =
        switch (verb) {
          case "push" -> cycle.write(id, progress);
          case "sweep" -> cycle.read(id, Puller.SWEEP, progress);
          default -> cycle.read(id, Puller.PULL, progress);
        };
    progress.ended(id, report);
  }
}
