package org.incidentbridge.engine;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.incidentbridge.store.StoreException;

/** Notices that schedules can no longer be read or written, which no task would ever tell. */
final class ScheduleWatch extends AbstractSchedulerListener {

  /** One failure may pass, for example while a long transaction holds the store. */
  private static final int MOST_IN_A_ROW = 5;

  private final Consumer<StoreException> broken;
  private final AtomicInteger inARow = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();

  ScheduleWatch(Consumer<StoreException> broken) {
    this.broken = broken;
  }

  /** Threads for tasks; one that cannot even begin its task has nobody else to tell. */
  ExecutorService threads(int count) {
    return Executors.newFixedThreadPool(
        count,
        work -> {
          Thread thread = new Thread(work, "schedule");
          thread.setUncaughtExceptionHandler((dying, failure) -> failed(lost));
          return thread;
        });
  }

  @Override
  public void onExecutionComplete(ExecutionComplete done) {
    lost.set(0);
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    switch (event) {
      case RAN_EXECUTE_DUE -> inARow.set(0);
      case UNEXPECTED_ERROR -> failed(inARow);
      default -> {}
    }
  }

  private void failed(AtomicInteger failures) {
    if (failures.incrementAndGet() == MOST_IN_A_ROW) {
      broken.accept(
          new StoreException(
              "The schedules in the store cannot be read or written any more: check the disk,"
                  + " its free space and the rights on the store's file, then start again."));
    }
  }
}
