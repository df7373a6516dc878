package org.incidentbridge.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.Headers;
import okhttp3.Request;
import org.incidentbridge.http.CallTag.Urgency;

/**
 * The calls that one tracker may get: so many at a time, within the limits configured and within
 * those that the tracker's answers tell of (N11). One budget serves all threads that call a
 * tracker.
 *
 * <p>A call waits while its limit is used up, urgent ones going first; if it would have to wait
 * longer than the settings allow, it fails at once as rate-limited and says when to come again. A
 * permit is held from sending until the headers of the answer are there, never while waiting.
 */
public final class RateBudget {

  /** No pass through the waiting loop is shorter, lest it spin. */
  private static final Duration LEAST_PAUSE = Duration.ofMillis(1);

  private static final Duration QUEUE_RETRY = Duration.ofSeconds(5);

  private final String tracker;
  private final BudgetSettings settings;
  private final Pacing pacing;
  private final UrgentFirstGate gate;
  private final ReentrantLock lock = new ReentrantLock();
  private final LimitBuckets buckets;
  private final TrackerPause pause;
  private final CallKindPauses kinds;
  private int urgentWaiting;

  /**
   * A budget with nothing used.
   *
   * @param tracker its name, for messages
   */
  public RateBudget(String tracker, BudgetSettings settings, Pacing pacing) {
    var time = new SteadyTime(pacing.clock());
    this.tracker = tracker;
    this.settings = settings;
    this.pacing = pacing;
    this.gate = new UrgentFirstGate(settings.concurrency());
    this.buckets = new LimitBuckets(settings.limits(), time);
    this.pause = new TrackerPause(time, pacing.random());
    this.kinds = new CallKindPauses(time);
  }

  public BudgetSettings settings() {
    return settings;
  }

  /** Permits not in use at the moment. */
  public int freePermits() {
    return gate.free();
  }

  /** Time until calls of normal urgency may go out again, as far as answers told; zero if now. */
  public Duration pausedFor() {
    lock.lock();
    try {
      return pause.left(Urgency.NORMAL);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the call may go out. {@link #leave()} must follow.
   *
   * @throws IOException if it may not go soon enough, or the bridge is shutting down; no permit is
   *     held then
   */
  void enter(Request request) throws IOException {
    CallTag tag = CallTag.of(request);
    try {
      queue(tag);
      Duration waited = Duration.ZERO;
      Duration wait = admit(request, tag);
      while (!wait.isZero()) {
        gate.leave();
        Duration total = waited.plus(wait);
        if (total.compareTo(settings.longestWait()) > 0) {
          throw exhausted(wait, isOfOneTicket(request, tag));
        }
        waited = total;
        sleep(tag, wait);
        queue(tag);
        wait = admit(request, tag);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the budget");
    }
  }

  void leave() {
    gate.leave();
  }

  /** Takes in what an answer says about limits. */
  void heard(Request request, int status, Headers headers) {
    RateHeaders told = RateHeaders.read(headers, pacing.clock().instant());
    lock.lock();
    try {
      if (!kinds.heard(request, status, told)) {
        pause.heard(status, told);
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration admit(Request request, CallTag tag) {
    lock.lock();
    try {
      Duration paused = longer(pause.left(tag.urgency()), kinds.left(request));
      int others = tag.urgency() == Urgency.URGENT ? 0 : urgentWaiting;
      Duration wait = paused.isZero() ? buckets.take(request, tag, others) : paused;
      return wait.isZero() || wait.compareTo(LEAST_PAUSE) > 0 ? wait : LEAST_PAUSE;
    } finally {
      lock.unlock();
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private void queue(CallTag tag) throws IOException, InterruptedException {
    if (!gate.enter(tag.urgency(), settings.longestQueue())) {
      throw new BudgetExhausted(
          tracker
              + ": all "
              + settings.concurrency()
              + " calls allowed at a time stayed busy for "
              + settings.longestQueue().toSeconds()
              + " s; the tracker is slow, or concurrency is set too low",
          QUEUE_RETRY,
          false);
    }
  }

  private void sleep(CallTag tag, Duration wait) throws InterruptedException {
    int urgent = tag.urgency() == Urgency.URGENT ? 1 : 0;
    countUrgent(urgent);
    try {
      pacing.pause().sleep(wait);
    } finally {
      countUrgent(-urgent);
    }
  }

  private void countUrgent(int change) {
    lock.lock();
    try {
      urgentWaiting += change;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the same for another ticket might go. */
  private boolean isOfOneTicket(Request request, CallTag tag) {
    lock.lock();
    try {
      return tag.ticket().isPresent()
          && pause.left(tag.urgency()).isZero()
          && kinds.leftOfAll(request).isZero();
    } finally {
      lock.unlock();
    }
  }

  private BudgetExhausted exhausted(Duration wait, boolean ofOneTicket) {
    return new BudgetExhausted(
        tracker
            + ": the rate limit leaves no call for another "
            + Math.max(1, wait.toSeconds())
            + " s"
            + pause.reason().map(r -> " (" + r + ")").orElse("")
            + Waiting.until(wait, pacing.clock().instant())
            + "; "
            + Waiting.ADVICE,
        wait,
        ofOneTicket);
  }
}
