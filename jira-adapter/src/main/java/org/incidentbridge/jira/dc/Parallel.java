package org.incidentbridge.jira.dc;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.incidentbridge.spi.Threads;

/** Does the same for many at once; the tracker's budget says how many calls are under way. */
final class Parallel {

  private final boolean inTurn;

  /**
   * One that keeps to a number of calls.
   *
   * @param concurrency 1 does one after the other, on the caller's thread
   */
  Parallel(int concurrency) {
    this.inTurn = concurrency == 1;
  }

  /** What a function makes of each, in their order; the first failure is thrown. */
  <A, B> List<B> each(List<A> all, Function<A, B> function) {
    if (inTurn || all.size() < 2) {
      return all.stream().map(function).toList();
    }
    try (ExecutorService threads = Threads.perTask()) {
      List<Future<B>> running = new ArrayList<>();
      all.forEach(one -> running.add(threads.submit(() -> function.apply(one))));
      List<B> done = new ArrayList<>();
      for (Future<B> future : running) {
        done.add(future.get());
      }
      return done;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the bridge is shutting down", stopping);
    }
  }
}
