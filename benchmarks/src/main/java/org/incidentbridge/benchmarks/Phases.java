package org.incidentbridge.benchmarks;

import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Outbox;

/** Which part of a cycle took how long; time goes to what has just ended. */
final class Phases implements Progress {

  private final long[] nanos = new long[3];
  private long last = System.nanoTime();

  @Override
  public void pulled(TrackerId tracker, long sightings) {
    spent(0);
  }

  @Override
  public void decided(long rows, long waiting) {
    spent(1);
  }

  @Override
  public void delivered(Outbox.Entry entry, Outcome outcome) {
    spent(2);
  }

  private synchronized void spent(int phase) {
    long now = System.nanoTime();
    nanos[phase] += now - last;
    last = now;
  }

  synchronized double reading() {
    return nanos[0] / 1e6;
  }

  synchronized double deciding() {
    return nanos[1] / 1e6;
  }

  synchronized double writing() {
    return nanos[2] / 1e6;
  }
}
