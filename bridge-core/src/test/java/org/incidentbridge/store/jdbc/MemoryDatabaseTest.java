package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.junit.jupiter.api.Test;

class MemoryDatabaseTest {

  private static final TrackerId TRACKER = new TrackerId("helpdesk");

  @Test
  void whatWasCommittedOutlivesItsStore() {
    try (MemoryDatabase database = MemoryDatabase.create()) {
      put(database.open(), "1");
      assertThat(get(database.open())).isEqualTo("1");
    }
  }

  @Test
  void workCutOffByAKillIsGone() {
    try (MemoryDatabase database = MemoryDatabase.create()) {
      Store killed = database.open();
      put(killed, "1");
      assertThatThrownBy(
              () ->
                  killed.inTransaction(
                      tables -> {
                        tables.cursors().put(TRACKER, "pull", new Cursor("2"));
                        database.open();
                        return tables.cursors().get(TRACKER, "pull");
                      }))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> get(killed)).isInstanceOf(StoreException.class);
      assertThat(get(database.open())).isEqualTo("1");
    }
  }

  @Test
  void aFreshOneIsThereAtOnce() {
    put(JdbcStores.inMemory(), "warm");
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < 200; i++) {
      long start = System.nanoTime();
      try (Store store = JdbcStores.inMemory()) {
        put(store, "1");
      }
      fastest = Math.min(fastest, System.nanoTime() - start);
    }
    assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(5));
  }

  private static void put(Store store, String cursor) {
    store.inTransaction(
        tables -> {
          tables.cursors().put(TRACKER, "pull", new Cursor(cursor));
          return cursor;
        });
  }

  private static String get(Store store) {
    return store.inTransaction(tables -> tables.cursors().get(TRACKER, "pull").text());
  }
}
