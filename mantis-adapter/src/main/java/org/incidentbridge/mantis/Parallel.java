package org.incidentbridge.mantis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.incidentbridge.spi.Threads;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Does one thing for many, on threads of their own; how many at once is the budget's affair. */
final class Parallel {

  private final boolean oneByOne;

  /** With one call at a time everything happens on the caller's thread, in order. */
  Parallel(int concurrency) {
    this.oneByOne = concurrency == 1;
  }

  /**
   * The results in the order of the items, up to the first that failed. A failure of the very first
   * is thrown.
   */
  <A, B> List<B> upToFailure(List<A> items, Function<A, B> work) {
    return oneByOne || items.size() < 2 ? inOrder(items, work) : atOnce(items, work);
  }

  private static <A, B> List<B> inOrder(List<A> items, Function<A, B> work) {
    List<B> done = new ArrayList<>();
    for (A item : items) {
      try {
        done.add(work.apply(item));
      } catch (TrackerException failed) {
        return orThrow(done, failed);
      }
    }
    return done;
  }

  private static <A, B> List<B> atOnce(List<A> items, Function<A, B> work) {
    List<B> done = new ArrayList<>();
    try (ExecutorService threads = Threads.perTask()) {
      List<Future<B>> all = items.stream().map(i -> threads.submit(() -> work.apply(i))).toList();
      for (Future<B> one : all) {
        try {
          done.add(one.get());
        } catch (ExecutionException e) {
          all.forEach(f -> f.cancel(true));
          return orThrow(done, failure(e));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrackerException(Kind.UNAVAILABLE, "reading was interrupted");
    }
    return done;
  }

  private static <B> List<B> orThrow(List<B> done, RuntimeException failure) {
    if (done.isEmpty()) {
      throw failure;
    }
    return done;
  }

  private static RuntimeException failure(ExecutionException e) {
    return e.getCause() instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("reading failed", e);
  }
}
