package org.incidentbridge.testkit.store;

import java.nio.file.Path;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileStoreTest implements StoreContract {

  @TempDir Path directory;
  private Store store;

  @BeforeEach
  void open() {
    store = JdbcStores.open("sqlite:" + directory.resolve("bridge.db"), Access.WORK);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  public Store store() {
    return store;
  }

  /** A kill in earnest is tried with a process of its own. */
  @Override
  public Store reopen() {
    store.close();
    open();
    return store;
  }
}
