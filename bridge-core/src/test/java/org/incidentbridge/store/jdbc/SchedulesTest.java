package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {

  private static final TrackerId TRACKER = new TrackerId("helpdesk");

  @TempDir Path directory;

  @Test
  void aRecurringTaskRunsWhenItIsDueAndIsRememberedOverARestart() {
    SettableClock clock = new SettableClock();
    clock.set(Instant.parse("2026-03-01T09:00:00Z"));
    AtomicInteger runs = new AtomicInteger();
    try (JdbcStore store = open()) {
      tick(store, clock, runs);
      assertThat(runs).hasValue(1);
      tick(store, clock, runs);
      assertThat(runs).hasValue(1);
    }
    clock.tick(Duration.ofMinutes(5));
    try (JdbcStore store = open()) {
      tick(store, clock, runs);
      assertThat(runs).hasValue(2);
      assertThat(store.inTransaction(tables -> tables.cursors().get(TRACKER, "runs")).text())
          .isEqualTo("2");
    }
  }

  /** What is due now runs; the task itself writes to the store, on its own connection. */
  private static void tick(JdbcStore store, SettableClock clock, AtomicInteger runs) {
    var task =
        Tasks.recurring("review", FixedDelay.of(Duration.ofMinutes(5)))
            .execute(
                (instance, context) ->
                    store.inTransaction(
                        tables -> {
                          String count = Integer.toString(runs.incrementAndGet());
                          tables.cursors().put(TRACKER, "runs", new Cursor(count));
                          return count;
                        }));
    var scheduler =
        TestHelper.createManualScheduler(store.schedules())
            .clock(clock)
            .startTasks(List.of(task))
            .build();
    scheduler.start();
    scheduler.runAnyDueExecutions();
    scheduler.stop();
  }

  private JdbcStore open() {
    return JdbcStores.open("sqlite:" + directory.resolve("bridge.db"), Access.WORK);
  }
}
