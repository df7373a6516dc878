package org.incidentbridge.backtest;

/** How many promises were kept and broken under the two policies. Confined to one thread. */
public final class Counts {
  private long before;
  private long after;
  private long breachedBefore;
  private long breachedAfter;
  private long newly;
  private long saved;
  private long moved;

  Counts() {}

  /** One promise under both. */
  void add(Promises.Pair pair) {
    before += pair.before().isThere() ? 1 : 0;
    after += pair.after().isThere() ? 1 : 0;
    breachedBefore += pair.before().isBreached() ? 1 : 0;
    breachedAfter += pair.after().isBreached() ? 1 : 0;
    newly += pair.isNewlyBreached() ? 1 : 0;
    saved += pair.isSaved() ? 1 : 0;
    moved += pair.isMoved() ? 1 : 0;
  }

  void add(Counts other) {
    before += other.before;
    after += other.after;
    breachedBefore += other.breachedBefore;
    breachedAfter += other.breachedAfter;
    newly += other.newly;
    saved += other.saved;
    moved += other.moved;
  }

  /** Promises with a target under the present policy. */
  public long before() {
    return before;
  }

  /** Promises with a target under the tried policy. */
  public long after() {
    return after;
  }

  /** Breached under the present policy. */
  public long breachedBefore() {
    return breachedBefore;
  }

  /** Breached under the tried policy. */
  public long breachedAfter() {
    return breachedAfter;
  }

  /** Breached under the tried policy only. */
  public long newly() {
    return newly;
  }

  /** Breached under the present policy only. */
  public long saved() {
    return saved;
  }

  /** Due at another time, and breached under both or none. */
  public long moved() {
    return moved;
  }
}
