package org.incidentbridge.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.incidentbridge.testkit.store.Samples.DESK;
import static org.incidentbridge.testkit.store.Samples.ONE;
import static org.incidentbridge.testkit.store.Samples.desk;
import static org.incidentbridge.testkit.store.Samples.incident;
import static org.incidentbridge.testkit.store.Samples.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.incidentbridge.store.Tickets.Seen;
import org.junit.jupiter.api.Test;

/** All or nothing, for many threads, and on private copies. */
public interface TransactionContract extends OpenStore {

  @Test
  default void nothingIsStoredIfTheWorkThrows() {
    IllegalStateException failure = new IllegalStateException("of the work itself");
    assertThatThrownBy(
            () ->
                run(
                    tables -> {
                      tables.incidents().save(incident(ONE, "a", desk("1")));
                      tables.tickets().save(new Seen(ticket(desk("1"), "v"), 0));
                      throw failure;
                    }))
        .isSameAs(failure);

    run(tables -> assertThat(tables.incidents().count()).isZero());
    run(tables -> assertThat(tables.tickets().versions(DESK)).isEmpty());
  }

  @Test
  default void whatIsStoredIsThereAfterAKill() {
    run(tables -> tables.cursors().put(DESK, "pull", new Cursor("7")));
    reopen();

    run(tables -> assertThat(tables.cursors().get(DESK, "pull")).isEqualTo(new Cursor("7")));
  }

  @Test
  default void aTransactionWithinATransactionIsRefused() {
    assertThatThrownBy(() -> run(tables -> run(inner -> inner.inbox().count())))
        .isInstanceOf(IllegalStateException.class);
    run(tables -> assertThat(tables.inbox().count()).isZero());
  }

  @Test
  default void manyThreadsLoseNoUpdate() throws Exception {
    int threads = 8;
    int each = 25;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(executor.submit(() -> countUp(each)));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
    run(
        tables ->
            assertThat(tables.cursors().get(DESK, "count"))
                .isEqualTo(new Cursor(Integer.toString(threads * each))));
  }

  private void countUp(int times) {
    for (int i = 0; i < times; i++) {
      run(
          tables -> {
            String text = tables.cursors().get(DESK, "count").text();
            int count = text.isEmpty() ? 0 : Integer.parseInt(text);
            tables.cursors().put(DESK, "count", new Cursor(Integer.toString(count + 1)));
          });
    }
  }

  @Test
  default void oneThatFailsAmongManyTakesNothingOfTheOthersAlong() throws Exception {
    int threads = 32;
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        futures.add(executor.submit(() -> isStored(number)));
      }
      for (int i = 0; i < threads; i++) {
        assertThat(futures.get(i).get()).isEqualTo(i % 3 != 0);
      }
    }
    reopen();
    for (int i = 0; i < threads; i++) {
      String expected = i % 3 == 0 ? "" : "stored";
      String purpose = "of " + i;
      run(
          tables ->
              assertThat(tables.cursors().get(DESK, purpose)).isEqualTo(new Cursor(expected)));
    }
  }

  private boolean isStored(int number) {
    try {
      run(
          tables -> {
            tables.cursors().put(DESK, "of " + number, new Cursor("stored"));
            if (number % 3 == 0) {
              throw new IllegalStateException("stop");
            }
          });
      return true;
    } catch (IllegalStateException stopped) {
      return false;
    }
  }

  @Test
  default void aPrivateCopyStartsWithEverythingAndChangesNothing() {
    run(tables -> tables.incidents().save(incident(ONE, "a", desk("1"))));
    try (Store scratch = store().scratch()) {
      OpenStore.on(
          scratch,
          tables -> {
            assertThat(tables.incidents().find(ONE)).isPresent();
            tables.incidents().save(incident(ONE, "changed", desk("1"), desk("2")));
            tables.ledger().add(Samples.written(desk("2")));
          });
      OpenStore.on(scratch, tables -> assertThat(tables.ledger().position()).isPositive());
      run(tables -> tables.cursors().put(DESK, "pull", new Cursor("meanwhile")));
      OpenStore.on(
          scratch,
          tables -> assertThat(tables.cursors().get(DESK, "pull")).isEqualTo(Cursor.START));
    }

    run(tables -> assertThat(tables.incidents().find(ONE)).contains(incident(ONE, "a", desk("1"))));
    run(tables -> assertThat(tables.ledger().position()).isZero());
  }

  @Test
  default void aPrivateCopyIsAllOrNothingToo() {
    try (Store scratch = store().scratch()) {
      assertThatThrownBy(
              () ->
                  scratch.inTransaction(
                      tables -> {
                        tables.incidents().save(incident(ONE, "a", desk("1")));
                        throw new IllegalStateException("stop");
                      }))
          .isInstanceOf(IllegalStateException.class);
      OpenStore.on(scratch, tables -> assertThat(tables.incidents().count()).isZero());
    }
  }

  @Test
  default void aClosedStoreSaysSo() {
    store().close();
    store().close();
    assertThatThrownBy(() -> ask(tables -> tables.inbox().count()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
  }
}
