package org.incidentbridge.spi;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** Threads that wait for trackers. */
public final class Threads {

  /** Before it, a virtual thread that waits within a monitor keeps its carrier (JEP 491). */
  private static final int NEVER_PINNED = 24;

  private static final ThreadFactory FACTORY = factory(Runtime.version().feature());

  private Threads() {}

  /**
   * One thread for each task: virtual, but those of the system on JDK 21 to 23, where a few virtual
   * ones that wait within libraries bring all others to a standstill.
   *
   * @return to be closed, which waits for all tasks
   */
  public static ExecutorService perTask() {
    return Executors.newThreadPerTaskExecutor(FACTORY);
  }

  /** Begins a task on a thread of its own, of the same kind. */
  public static Thread start(Runnable task) {
    Thread thread = FACTORY.newThread(task);
    thread.start();
    return thread;
  }

  /** Whether they are virtual. */
  public static boolean areVirtual() {
    return areVirtual(Runtime.version().feature());
  }

  private static boolean areVirtual(int jdk) {
    return jdk >= NEVER_PINNED;
  }

  static ThreadFactory factory(int jdk) {
    return areVirtual(jdk)
        ? Thread.ofVirtual().factory()
        : Thread.ofPlatform().daemon().name("bridge-call-", 1).factory();
  }
}
