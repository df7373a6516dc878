package org.incidentbridge.app.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.TrackerId;

/**
 * Has tickets read of which trackers called out that they changed: each tracker by itself. Where
 * one cannot be read for now its tickets are tried again, since no poll need find what was called
 * out: MantisBT gives a note that was made private no new time.
 */
final class Attention implements AutoCloseable {

  /** So many tickets are read in one go. */
  private static final int TOGETHER = 50;

  /** What is called out within it is read together. */
  private static final long BREATH_MILLIS = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A ticket is tried so often, over some half an hour; then it is left to the sweep. */
  private static final int MOST_TRIES = 30;

  private final Hints hints;
  private final Reader reader;
  private final Pause pause;
  private final List<Thread> threads = new ArrayList<>();

  Attention(Hints hints, Reader reader) {
    this(hints, reader, Pause.DEFAULT);
  }

  /**
   * @param pause how long nothing is read of a tracker that cannot be read for now
   */
  Attention(Hints hints, Reader reader, Pause pause) {
    this.hints = hints;
    this.reader = reader;
    this.pause = pause;
  }

  /** The first time, doubled each time after that, and the longest. */
  record Pause(Duration first, Duration most) {

    static final Pause DEFAULT = new Pause(Duration.ofSeconds(5), Duration.ofMinutes(1));

    private Duration after(Duration before) {
      Duration next = before.isZero() ? first : before.multipliedBy(2);
      return next.compareTo(most) > 0 ? most : next;
    }
  }

  /** Reads, decides and writes. Does not throw. */
  interface Reader {

    /** These tickets; whether there is nothing in it to do again. */
    boolean look(TrackerId tracker, List<String> tickets);

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
    Turn turn = new Turn(tracker);
    try {
      Optional<Hints.Batch> next = hints.next(tracker, TOGETHER);
      while (next.isPresent()) {
        turn.heed(next.get());
        next = hints.rest(turn.rest()) ? Optional.empty() : hints.next(tracker, turn.limit());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** How it goes with one tracker. Confined to one thread. */
  private final class Turn {

    private final TrackerId tracker;
    private final Map<String, Integer> tries = new HashMap<>();
    private Duration trouble = Duration.ZERO;

    /** So many tickets are read one by one, since one of them may be what cannot be read. */
    private int alone;

    Turn(TrackerId tracker) {
      this.tracker = tracker;
    }

    void heed(Hints.Batch batch) {
      if (batch.isAll()) {
        reader.pull(tracker);
      } else if (reader.look(tracker, batch.tickets())) {
        trouble = Duration.ZERO;
        alone = Math.max(0, alone - 1);
        batch.tickets().forEach(tries::remove);
      } else {
        trouble = pause.after(trouble);
        alone = Math.max(alone, batch.tickets().size());
        hints.add(tracker, again(batch.tickets()));
      }
    }

    private Set<String> again(List<String> tickets) {
      Set<String> again = new LinkedHashSet<>();
      for (String ticket : tickets) {
        if (tries.merge(ticket, 1, Integer::sum) < MOST_TRIES) {
          again.add(ticket);
        } else {
          tries.remove(ticket);
        }
      }
      return again;
    }

    long rest() {
      return trouble.isZero() ? BREATH_MILLIS : trouble.toMillis();
    }

    int limit() {
      return alone > 0 ? 1 : TOGETHER;
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
