package org.incidentbridge.engine;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.incidentbridge.store.StoreException;

/** Notices that schedules can no longer be read or written, which no task would ever tell. */
final class ScheduleWatch extends AbstractSchedulerListener {

  /** One failure may pass, for example while a long transaction holds the store. */
  private static final int MOST_IN_A_ROW = 5;

  private final Consumer<StoreException> broken;
  private final AtomicInteger inARow = new AtomicInteger();

  ScheduleWatch(Consumer<StoreException> broken) {
    this.broken = broken;
  }

  @Override
  public void onSchedulerEvent(SchedulerEventType event) {
    switch (event) {
      case RAN_EXECUTE_DUE -> inARow.set(0);
      case UNEXPECTED_ERROR -> failed();
      default -> {}
    }
  }

  private void failed() {
    if (inARow.incrementAndGet() == MOST_IN_A_ROW) {
      broken.accept(
          new StoreException(
              "The schedules in the store cannot be read or written any more: check the disk,"
                  + " its free space and the rights on the store's file, then start again."));
    }
  }
}
