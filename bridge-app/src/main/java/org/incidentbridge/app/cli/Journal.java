package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Outbox.Entry;

/** Keeps what was applied, to be shown as done. */
final class Journal implements Progress {

  private final Progress screen;
  private final Partly partly;
  private final List<Entry> applied = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong incomplete = new AtomicLong();
  private final AtomicLong told = new AtomicLong();

  Journal(Progress screen, Bridge bridge) {
    this.screen = screen;
    this.partly = new Partly(bridge);
  }

  List<Entry> applied() {
    return List.copyOf(applied);
  }

  /** How many of them did not arrive in all parts as they were asked. */
  long incomplete() {
    return incomplete.get();
  }

  /** How many notices left. */
  long told() {
    return told.get();
  }

  @Override
  public void posted(Parcel parcel, Delivery delivery) {
    if (delivery instanceof Delivery.Delivered) {
      told.addAndGet(parcel.notices().size());
    }
    screen.posted(parcel, delivery);
  }

  @Override
  public void pulled(TrackerId tracker, long sightings) {
    screen.pulled(tracker, sightings);
  }

  @Override
  public void decided(long rows, long waiting) {
    screen.decided(rows, waiting);
  }

  @Override
  public void delivered(Entry entry, Outcome outcome) {
    if (outcome instanceof Outcome.Applied done) {
      applied.add(partly.mark(entry, done.receipt()));
      incomplete.addAndGet(done.receipt().losses().isEmpty() ? 0 : 1);
    }
    screen.delivered(entry, outcome);
  }
}
