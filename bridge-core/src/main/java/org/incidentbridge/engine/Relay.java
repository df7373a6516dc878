package org.incidentbridge.engine;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Steps that make work for each other, each on a thread of its own, until none has anything left to
 * do: while one tracker is written to, what came of it is decided on, and the next is written to.
 */
final class Relay {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int working;
  private int resting;
  private long news;
  private boolean over;

  private Relay(int steps) {
    this.working = steps;
  }

  /**
   * Runs the steps again and again.
   *
   * @param steps each says whether it did anything; one that did not is run again as soon as
   *     another one did
   */
  static void run(List<BooleanSupplier> steps) {
    Relay relay = new Relay(steps.size());
    Workers.atOnce(steps.stream().<Runnable>map(step -> () -> relay.repeat(step)).toList());
  }

  private void repeat(BooleanSupplier step) {
    boolean atRest = false;
    try {
      long seen = news();
      while (step.getAsBoolean() ? tell() : waited(seen)) {
        seen = news();
      }
      atRest = true;
    } finally {
      if (!atRest) {
        end();
      }
    }
  }

  private long news() {
    lock.lock();
    try {
      return news;
    } finally {
      lock.unlock();
    }
  }

  /** Something was done, so that all look again. */
  private boolean tell() {
    lock.lock();
    try {
      news++;
      working += resting;
      resting = 0;
      changed.signalAll();
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** Rests until there is news; false if all rest, for then there will be none. */
  private boolean waited(long seen) {
    lock.lock();
    try {
      if (news != seen) {
        return !over;
      }
      working--;
      resting++;
      if (working == 0) {
        over = true;
        changed.signalAll();
      }
      while (news == seen && !over) {
        changed.awaitUninterruptibly();
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** A step failed: the others end after what they are at. */
  private void end() {
    lock.lock();
    try {
      over = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
