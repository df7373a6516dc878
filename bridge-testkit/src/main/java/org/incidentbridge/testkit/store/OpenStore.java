package org.incidentbridge.testkit.store;

import java.util.function.Consumer;
import java.util.function.Function;
import org.incidentbridge.store.Store;

/** The store under test. */
public interface OpenStore {

  /** The store of this test, empty at its beginning; the same one until {@link #reopen}. */
  Store store();

  /** Ends the store without warning, as a killed process does, and opens it anew. */
  Store reopen();

  /** Runs work in one transaction. */
  default void run(Consumer<Store.Tables> work) {
    on(store(), work);
  }

  /** Runs work in one transaction of another store. */
  static void on(Store store, Consumer<Store.Tables> work) {
    store.inTransaction(
        tables -> {
          work.accept(tables);
          return true;
        });
  }

  /** Asks in one transaction. */
  default <T> T ask(Function<Store.Tables, T> question) {
    return store().inTransaction(question);
  }
}
