package org.incidentbridge.testkit.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.incidentbridge.store.Store;

/** A store whose process is killed when so many transactions are stored. */
final class DyingStore implements Store {

  private final Store inner;
  private final AtomicInteger left;

  DyingStore(Store inner, int transactions) {
    this.inner = inner;
    this.left = new AtomicInteger(transactions);
  }

  @Override
  public <T> T inTransaction(Function<Tables, T> work) {
    if (left.getAndDecrement() <= 0) {
      throw new IllegalStateException("killed");
    }
    return inner.inTransaction(work);
  }

  @Override
  public Store scratch() {
    return inner.scratch();
  }

  @Override
  public void close() {
    inner.close();
  }
}
