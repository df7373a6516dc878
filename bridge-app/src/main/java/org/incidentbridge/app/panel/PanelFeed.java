package org.incidentbridge.app.panel;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.incidentbridge.engine.Fleet;
import org.incidentbridge.engine.Panels;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings panels to each tracker that shows some, on a thread of its own: it holds up nobody. */
public final class PanelFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PanelFeed.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int TOLD = 3;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  private PanelFeed() {}

  /** One that does nothing until it is started, nor after that while the bridge is paused. */
  public static PanelFeed of(Store store, Rules rules, Fleet fleet, InstantSource clock) {
    var feed = new PanelFeed();
    if (!rules.isPaused()) {
      fleet
          .members()
          .forEach(
              (id, member) ->
                  member
                      .tracker()
                      .panels()
                      .map(board -> new Panels(store, rules, id, board, clock))
                      .ifPresent(panels -> feed.prepare(id, panels)));
    }
    return feed;
  }

  private void prepare(TrackerId id, Panels panels) {
    threads.add(
        Thread.ofPlatform().daemon().name("panels:" + id).unstarted(() -> keep(id, panels)));
  }

  /** Begins; returns at once. */
  public void start() {
    threads.forEach(Thread::start);
  }

  private void keep(TrackerId id, Panels panels) {
    Duration wait = PAUSE;
    Duration trouble = Duration.ZERO;
    try {
      while (!stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          Panels.Turn turn = panels.turn();
          tell(id, turn.refused());
          trouble = Duration.ZERO;
          wait = turn.more() ? Duration.ZERO : PAUSE;
        } catch (StoreException broken) { // if it stays broken the engine tells, and the run ends
          trouble = longer(trouble);
          wait = trouble;
        } catch (RuntimeException failure) {
          tell(id, failure, trouble.isZero());
          trouble = longer(trouble);
          wait = trouble;
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration before) {
    Duration next = before.isZero() ? FIRST : before.multipliedBy(2);
    return next.compareTo(LONGEST) > 0 ? LONGEST : next;
  }

  private static void tell(TrackerId id, Map<String, String> refused) {
    refused.entrySet().stream()
        .limit(TOLD)
        .forEach(one -> LOG.warn("{}: no panel beside {}: {}", id, one.getKey(), one.getValue()));
    if (refused.size() > TOLD) {
      LOG.warn("{}: no panel beside {} more", id, refused.size() - TOLD);
    }
  }

  /** Once for a time of trouble. */
  private static void tell(TrackerId id, RuntimeException failure, boolean first) {
    if (failure instanceof TrackerException known && first) {
      LOG.warn("{}: its panels are not kept up to date: {}", id, known.getMessage());
    } else if (first) {
      LOG.error("{}: its panels are not kept up to date; please report this", id, failure);
    }
  }

  /** Ends after the call under way; the rest is shown in the next run. */
  @Override
  public void close() {
    stopped.countDown();
    for (Thread thread : threads) {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
