package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.incidentbridge.store.Outbox.Retry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N3, N11: a write that is found to have had no effect goes with the sync that found it. */
final class SentAgainTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config = Path.of("");

  @AfterEach
  void close() {
    trackers.close();
  }

  private Answer sync() {
    return Answer.to(Small.on(config, "sync"));
  }

  @Test
  void aCreateThatAKilledProcessDidNotGetOutIsMadeByTheNextSync() {
    config = trackers.configuration(dir);
    trackers.report("Printer");
    AtomicInteger calls = new AtomicInteger();
    trackers.breaking(call -> failing(call.path(), calls));
    sync();
    assertThat(trackers.jira.issues()).isEmpty();
    trackers.breaking(FaultPlan.none());
    asSentLongAgo();

    Answer second = sync();

    assertThat(trackers.jira.issues()).hasSize(1);
    assertThat(second.code()).as(second.err()).isZero();
    assertThat(second.out()).contains(" 0 waiting, 0 held");
  }

  @Test
  void whatIsLostTimeAndAgainIsNotSentWithoutEnd() {
    config = trackers.configuration(dir);
    trackers.report("Printer");
    AtomicInteger calls = new AtomicInteger();
    trackers.breaking(call -> failing(call.path(), calls));

    assertThat(sync().out()).contains("1 waiting, 0 held");

    assertThat(calls).hasValueLessThanOrEqualTo(2);
  }

  private static Fault failing(String path, AtomicInteger calls) {
    if (!path.endsWith("/issue")) {
      return new Fault.None();
    }
    calls.incrementAndGet();
    return Fault.Status.of(503);
  }

  private void asSentLongAgo() {
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      store.inTransaction(
          tables -> {
            var entry = PlannedEntries.of(tables).getFirst();
            var then = java.time.Instant.now().minusSeconds(3600);
            tables.outbox().sent(entry.key(), then);
            tables.outbox().wait(entry.key(), State.SENT, new Retry(0, then, "no answer came"));
            return entry;
          });
    }
  }
}
