package org.incidentbridge.app.webhook;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.notice.Delivery;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;

/** Counts in the store which changes were called out and which were not; tells all to another. */
public final class Watch implements Progress {

  private final Progress inner;
  private final Store store;
  private final InstantSource clock;
  private final Unannounced unannounced;

  /**
   * @param callers trackers that are to call out their changes from now on
   */
  public Watch(Progress inner, Store store, Set<TrackerId> callers, InstantSource clock) {
    this.inner = inner;
    this.store = store;
    this.clock = clock;
    this.unannounced = new Unannounced(callers, clock.instant());
  }

  /** A tracker called out that these changed. */
  void called(TrackerId tracker, Set<String> tickets) {
    unannounced.called(tracker, tickets, clock.instant());
  }

  @Override
  public void found(Sighting sighting) {
    unannounced.found(sighting, clock.instant());
    inner.found(sighting);
  }

  @Override
  public void ended(TrackerId tracker, CycleReport report) {
    count();
    inner.ended(tracker, report);
  }

  /** Stores what there is to count by now. */
  void count() {
    Map<TrackerId, Unannounced.Counts> due = unannounced.count(clock.instant());
    if (!due.isEmpty()) {
      store.inTransaction(tables -> stored(tables, due));
    }
  }

  private boolean stored(Store.Tables tables, Map<TrackerId, Unannounced.Counts> due) {
    due.forEach(
        (tracker, counts) -> {
          if (counts.heard() > 0) {
            tables.announcements().heard(tracker, counts.heard(), clock.instant());
          }
          if (counts.missed() > 0) {
            tables.announcements().missed(tracker, counts.missed(), clock.instant());
          }
        });
    return true;
  }

  @Override
  public void pulled(TrackerId tracker, long sightings) {
    inner.pulled(tracker, sightings);
  }

  @Override
  public void decided(long rows, long waiting) {
    inner.decided(rows, waiting);
  }

  @Override
  public void delivered(Outbox.Entry entry, Outcome outcome) {
    inner.delivered(entry, outcome);
  }

  @Override
  public void posted(Parcel parcel, Delivery delivery) {
    inner.posted(parcel, delivery);
  }
}
