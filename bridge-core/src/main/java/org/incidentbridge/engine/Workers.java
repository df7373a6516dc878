package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Threads;

/** How the trackers are worked on. */
enum Workers {

  /** All at once, each on a thread of its own. */
  PARALLEL,

  /** One after another, in the order of their names, on the caller's thread. */
  IN_TURN;

  /** Does the work for each tracker and returns when all are done. */
  void each(Collection<TrackerId> which, Consumer<TrackerId> work) {
    eachOf(which, work);
  }

  /** Does the work for each of these and returns when all are done. */
  <T extends Comparable<T>> void eachOf(Collection<T> which, Consumer<T> work) {
    if (this == IN_TURN) {
      new TreeSet<>(which).forEach(work);
      return;
    }
    try (ExecutorService threads = Threads.perTask()) {
      List<Future<?>> all = new ArrayList<>();
      which.forEach(id -> all.add(threads.submit(() -> work.accept(id))));
      all.forEach(Workers::await);
    }
  }

  /** Runs each on a thread of its own and returns when all are done. */
  static void atOnce(List<Runnable> works) {
    try (ExecutorService threads = Threads.perTask()) {
      List<Future<?>> all = new ArrayList<>();
      works.forEach(work -> all.add(threads.submit(work)));
      all.forEach(Workers::await);
    }
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException thrown) {
      if (thrown.getCause() instanceof Error error) {
        throw error;
      }
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(thrown.getCause());
    }
  }
}
