package org.incidentbridge.app.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.TrackerId;

/** Has tickets read of which trackers called out that they changed: each tracker by itself. */
final class Attention implements AutoCloseable {

  /** So many tickets are read in one go. */
  private static final int TOGETHER = 50;

  /** What is called out within it is read together. */
  private static final long BREATH_MILLIS = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Hints hints;
  private final Reader reader;
  private final List<Thread> threads = new ArrayList<>();

  Attention(Hints hints, Reader reader) {
    this.hints = hints;
    this.reader = reader;
  }

  /** Reads, decides and writes. Does not throw. */
  interface Reader {

    /** These tickets. */
    void look(TrackerId tracker, List<String> tickets);

    /** All that changed. */
    void pull(TrackerId tracker);
  }

  /** Begins; returns at once. */
  void start(Set<TrackerId> trackers) {
    for (TrackerId tracker : trackers) {
      threads.add(
          Thread.ofPlatform().daemon().name("webhook:" + tracker).start(() -> attend(tracker)));
    }
  }

  private void attend(TrackerId tracker) {
    try {
      Optional<Hints.Batch> next = hints.next(tracker, TOGETHER);
      while (next.isPresent()) {
        if (next.get().isAll()) {
          reader.pull(tracker);
        } else {
          reader.look(tracker, next.get().tickets());
        }
        next = hints.rest(BREATH_MILLIS) ? Optional.empty() : hints.next(tracker, TOGETHER);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends after what is being read; the rest is found by polling. */
  @Override
  public void close() {
    hints.close();
    for (Thread thread : threads) {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
