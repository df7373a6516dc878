package org.incidentbridge.app.simulation;

import java.util.function.Function;
import org.incidentbridge.store.Store;

/** A store whose process may be killed before or after any of its transactions. */
final class MortalStore implements Store {

  private final Store store;
  private final Death death;

  MortalStore(Store store, Death death) {
    this.store = store;
    this.death = death;
  }

  @Override
  public <T> T inTransaction(Function<Tables, T> work) {
    if (!death.strikes()) {
      return store.inTransaction(work);
    }
    if (death.coin()) {
      throw death.die("before a transaction");
    }
    if (death.coin()) {
      store.inTransaction(work);
      throw death.die("after a transaction");
    }
    return store.inTransaction(
        tables -> {
          T unused = work.apply(tables);
          throw death.die("before the end of a transaction");
        });
  }

  @Override
  public Store scratch() {
    return store.scratch();
  }

  @Override
  public void close() {
    store.close();
  }
}
