package org.incidentbridge.spi;

import java.util.function.Supplier;

/**
 * The moment in which a write leaves for its tracker. Between the beginning of a command and that
 * moment may lie minutes of waiting, for a free call or for rate limits; whether a write may still
 * be on its way counts from the moment itself (N3).
 *
 * <p>An adapter says {@link #now} on the thread that applies the command, after all waits and right
 * before it sends what changes something. Adapters over the bridge's HTTP client need not; one that
 * never says it has its commands counted from when they were begun.
 */
public final class Departure {

  private static final ThreadLocal<Runnable> WATCH = ThreadLocal.withInitial(() -> () -> {});

  private Departure() {}

  /**
   * Does work on this thread, with a watch that is told of each write that leaves meanwhile.
   *
   * @param watch told before the write is sent; what it throws keeps the write from being sent
   */
  public static <T> T watched(Runnable watch, Supplier<T> work) {
    Runnable before = WATCH.get();
    WATCH.set(watch);
    try {
      return work.get();
    } finally {
      WATCH.set(before);
    }
  }

  /** A write leaves now; does nothing where nobody watches. */
  public static void now() {
    WATCH.get().run();
  }
}
