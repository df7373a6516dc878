package org.incidentbridge.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ctrl-C and SIGTERM: the commands under way are finished, then the process ends. */
public final class Shutdown implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  private Shutdown() {}

  /** Watches for a wish to stop until closed. */
  public static Shutdown on(Workbench bench) {
    return on(bench::stop);
  }

  /** Watches for a wish to stop until closed. */
  public static Shutdown on(Runnable stop) {
    Shutdown shutdown = new Shutdown();
    Thread hook =
        new Thread(
            () -> {
              shutdown.wanted.set(true);
              stop.run();
              shutdown.awaitFinish();
            },
            "shutdown");
    Runtime.getRuntime().addShutdownHook(hook);
    return shutdown;
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
  public void close() {
    finished.countDown();
  }
}
