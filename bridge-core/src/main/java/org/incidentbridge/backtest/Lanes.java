package org.incidentbridge.backtest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does pieces of work at the same time, few of them at once, and takes what comes in order. */
final class Lanes {
  private static final int WAITING = 2;

  private final int threads;

  /**
   * So many pieces at the same time.
   *
   * @param threads positive
   */
  Lanes(int threads) {
    this.threads = threads;
  }

  <T, R> void run(Iterator<T> pieces, Function<T, R> work, Consumer<R> take) {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      Deque<Future<R>> under = new ArrayDeque<>();
      try {
        while (pieces.hasNext()) {
          T piece = pieces.next();
          under.add(pool.submit(() -> work.apply(piece)));
          if (under.size() > threads * WAITING) {
            take.accept(result(under.remove()));
          }
        }
        while (!under.isEmpty()) {
          take.accept(result(under.remove()));
        }
      } finally {
        under.forEach(piece -> piece.cancel(true));
      }
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the replay was stopped", stopped);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    }
  }
}
