package org.incidentbridge.testkit.store;

import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.MemoryDatabase;
import org.junit.jupiter.api.AfterEach;

class SqliteMemoryStoreTest implements StoreContract {

  private final MemoryDatabase database = MemoryDatabase.create();
  private Store store = database.open();

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public Store reopen() {
    store = database.open();
    return store;
  }
}
