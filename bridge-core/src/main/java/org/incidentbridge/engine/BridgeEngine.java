package org.incidentbridge.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.store.StoreException;

/**
 * The daemon: every tracker is pulled, swept and pushed to on a schedule of its own, so that none
 * waits for another. Schedules live in the store and survive a restart, at which all are pulled.
 */
public final class BridgeEngine implements AutoCloseable {

  private static final Duration POLLING = Duration.ofMillis(500);
  private static final Duration HEARTBEAT = Duration.ofSeconds(30);
  private static final Duration SHUTDOWN = Duration.ofSeconds(30);
  private static final int TASKS_PER_TRACKER = 3;

  /** What was written may lead to new decisions, for other trackers too; so many times. */
  private static final int MOST_TURNS = 10;

  private final SyncCycle cycle;
  private final PromptWrites prompt;
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
    this.progress = progress;
    this.broken = broken;
    Set<TrackerId> trackers = schedules.rhythms().keySet();
    this.prompt = new PromptWrites(trackers, this::write);
    int threads = TASKS_PER_TRACKER * Math.max(1, trackers.size()) + cycle.channels().size();
    ScheduleWatch watch = new ScheduleWatch(this::fail);
    this.scheduler =
        Scheduler.create(schedulesData)
            .clock(new SteadyClock(InstantSource.system(), System::nanoTime))
            .startTasks(new Timetable(schedules, this::guarded).tasks())
            .startTasks(Timetable.deliveries(cycle.channels(), this::deliver))
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

  /**
   * Reads tickets of which their tracker called out that they changed, and has written at once what
   * comes of it; returns once they are read. What cannot be done now is left to the schedules.
   *
   * @return whether there is nothing in it to do again; else the tracker cannot be read for now
   */
  public boolean look(TrackerId tracker, List<String> ticketIds) {
    return attend(tracker, () -> cycle.look(tracker, ticketIds, progress));
  }

  /**
   * Reads a tracker at once, whenever its schedule does, and has written what comes of it; returns
   * once it is read.
   */
  public void pull(TrackerId tracker) {
    attend(tracker, () -> cycle.read(tracker, Puller.PULL, progress));
  }

  private boolean attend(TrackerId tracker, Supplier<CycleReport> reading) {
    if (failed.get()) {
      return true;
    }
    try {
      CycleReport report = reading.get();
      progress.ended(tracker, report);
      if (report.pulled() + report.decided() > 0) { // a schedule may have decided on it
        prompt.begin(MOST_TURNS);
      }
      return !report.again().containsKey(tracker);
    } catch (StoreException failure) {
      fail(failure);
    } catch (RuntimeException | Error defect) {
      broke(Timetable.Verb.PULL, tracker, defect);
    }
    return true;
  }

  /** Whether anything was decided on meanwhile. */
  private boolean write(TrackerId id) {
    if (failed.get()) {
      return false;
    }
    try {
      CycleReport report = cycle.write(id, progress);
      progress.ended(id, report);
      return report.decided() > 0;
    } catch (StoreException failure) {
      fail(failure);
    } catch (RuntimeException | Error defect) {
      broke(Timetable.Verb.PUSH, id, defect);
    }
    return false;
  }

  /** Ends after the commands under way; the rest waits in the store. */
  @Override
  public void close() {
    scheduler.stop();
    prompt.close();
  }

  private Optional<Duration> guarded(Timetable.Verb verb, TrackerId id) {
    if (failed.get()) {
      return Optional.empty();
    }
    try {
      return work(verb, id);
    } catch (StoreException failure) {
      fail(failure);
      return Optional.empty();
    } catch (RuntimeException | Error defect) { // the scheduler would pass over it in silence
      return broke(verb, id, defect);
    }
  }

  private Optional<Duration> broke(Timetable.Verb verb, TrackerId id, Throwable defect) {
    try {
      progress.ended(id, cycle.broke(id, verb == Timetable.Verb.PUSH, defect));
    } catch (StoreException failure) {
      fail(failure);
    }
    return Optional.of(Duration.ZERO);
  }

  private void deliver(String channel) {
    try {
      if (!failed.get()) {
        cycle.deliver(channel, progress);
      }
    } catch (StoreException failure) {
      fail(failure);
    }
  }

  private void fail(StoreException failure) {
    if (failed.compareAndSet(false, true)) {
      broken.accept(failure);
    }
  }

  private Optional<Duration> work(Timetable.Verb verb, TrackerId id) {
    CycleReport report =
        switch (verb) {
          case PUSH -> cycle.write(id, progress);
          case SWEEP -> cycle.read(id, Puller.SWEEP, progress);
          case PULL -> cycle.read(id, Puller.PULL, progress);
        };
    progress.ended(id, report);
    return Optional.ofNullable(report.again().get(id));
  }
}
