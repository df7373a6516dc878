package org.incidentbridge.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Outbox;

/** Shows on a terminal how far a cycle is; says nothing where there is no terminal. */
final class Screen implements Progress, AutoCloseable {

  private static final int REFRESH_MILLIS = 200;
  private final AtomicLong done = new AtomicLong();
  private final ProgressBar bar;

  private Screen(ProgressBar bar) {
    this.bar = bar;
  }

  /** Progress for people if there is a terminal and they did not ask for JSON. */
  static Progress open(boolean json, String title) {
    boolean terminal = Terminal.isThere();
    if (json || !terminal) {
      return NONE;
    }
    boolean plain = System.getenv("NO_COLOR") != null;
    return new Screen(
        new ProgressBarBuilder()
            .setTaskName(title)
            .setUpdateIntervalMillis(REFRESH_MILLIS)
            .setStyle(plain ? ProgressBarStyle.ASCII : ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
            .build());
  }

  static void close(Progress progress, PrintWriter out) {
    if (progress instanceof Screen screen) {
      screen.close();
    }
    out.flush();
  }

  @Override
  public void pulled(TrackerId tracker, long sightings) {
    bar.setExtraMessage(" read " + tracker + ": " + sightings);
  }

  @Override
  public void decided(long rows, long waiting) {
    bar.maxHint(done.get() + waiting);
  }

  @Override
  public void delivered(Outbox.Entry entry, Outcome outcome) {
    bar.stepTo(done.incrementAndGet());
  }

  @Override
  public void close() {
    bar.close();
  }
}
