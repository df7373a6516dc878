package org.incidentbridge.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.incidentbridge.http.CallTag.Urgency;

/** A semaphore that lets urgent calls in first, and calls of one urgency in the order they came. */
final class UrgentFirstGate {

  private final ReentrantLock lock = new ReentrantLock();
  private final PriorityQueue<Waiter> queue =
      new PriorityQueue<>(
          Comparator.comparing((Waiter w) -> w.urgency).thenComparingLong(w -> w.turn));
  private int free;
  private long turns;

  private static final class Waiter {
    private final Urgency urgency;
    private final long turn;
    private final Condition admitted;
    private boolean in;

    Waiter(Urgency urgency, long turn, Condition admitted) {
      this.urgency = urgency;
      this.turn = turn;
      this.admitted = admitted;
    }
  }

  UrgentFirstGate(int permits) {
    this.free = permits;
  }

  /** Takes a permit; false if none came free in time. */
  boolean enter(Urgency urgency, Duration longest) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (free > 0) {
        free--;
        return true;
      }
      return await(new Waiter(urgency, turns++, lock.newCondition()), longest);
    } finally {
      lock.unlock();
    }
  }

  /** Gives a permit back, or on to the first in the queue. */
  void leave() {
    lock.lock();
    try {
      Waiter next = queue.poll();
      if (next == null) {
        free++;
      } else {
        next.in = true;
        next.admitted.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  int free() {
    lock.lock();
    try {
      return free;
    } finally {
      lock.unlock();
    }
  }

  int queued() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Waiter waiter, Duration longest) throws InterruptedException {
    queue.add(waiter);
    long left = longest.toNanos();
    try {
      while (!waiter.in && left > 0) {
        left = waiter.admitted.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      if (waiter.in) {
        leave();
      }
      throw e;
    } finally {
      queue.remove(waiter);
    }
    return waiter.in;
  }
}
