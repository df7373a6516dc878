package org.incidentbridge.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ctrl-C and SIGTERM: the commands under way are finished, then the process ends. */
public final class Shutdown implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  private final List<Runnable> told = new CopyOnWriteArrayList<>();
  private final Thread hook = new Thread(this::begin, "shutdown");

  private Shutdown() {}

  /**
   * Watches for a wish to stop until closed. To be opened before what has to be closed in an
   * orderly way: the process lives until this is closed.
   */
  public static Shutdown watch() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(shutdown.hook);
    return shutdown;
  }

  /** Has this run once somebody wishes to stop; at once if that was before. May run twice. */
  public void then(Runnable stop) {
    told.add(stop);
    if (wanted()) {
      stop.run();
    }
  }

  private void begin() {
    wanted.set(true);
    told.forEach(Runnable::run);
    awaitFinish();
  }

  /** Whether somebody wished to stop. */
  public boolean wanted() {
    return wanted.get();
  }

  private void awaitFinish() {
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work is done; a process that is ending may go on ending. */
  @Override
  @SuppressWarnings("EmptyCatch")
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // the hook runs already
    }
  }
}
