package org.incidentbridge.store.jdbc;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.incidentbridge.store.StoreException;

/**
 * Transactions of several threads that become durable by one commit, since a commit waits for the
 * disk and most threads come while another one waits. Guarded by the session's turn, but for {@link
 * #await}.
 */
final class Batch {

  /** Bounds how long the first one waits for the others. */
  private static final int MOST = 64;

  private final CompletableFuture<Optional<StoreException>> end = new CompletableFuture<>();
  private int size;

  /** Counts one more; whether there is room for another. */
  boolean add() {
    size++;
    return size < MOST;
  }

  void committed() {
    end.complete(Optional.empty());
  }

  /** Nothing of it was stored. */
  void failed(StoreException why) {
    end.complete(Optional.of(why));
  }

  /**
   * Waits, deaf to interruption, until it is known what became of the batch.
   *
   * @throws StoreException if nothing was stored
   */
  void await() {
    end.join()
        .ifPresent(
            why -> {
              throw new StoreException(String.valueOf(why.getMessage()), why);
            });
  }
}
