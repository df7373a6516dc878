package org.incidentbridge.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Sighting;

/** Sightings pulled and not yet decided on. A newer sighting of a ticket replaces an older one. */
public interface Inbox {

  /**
   * Adds a sighting. It replaces one of the same ticket unless reading that one began later.
   *
   * @param readAt the ledger position when reading it began
   */
  void add(Sighting sighting, long readAt);

  /**
   * The rows that arrived after one, urgent or not, in the order of arrival, without tickets that
   * show just what a write of the bridge made of them and that are about to be written to once
   * more: one decision after the last write does for all.
   *
   * @param seq of the last row that was looked at; 0 to begin with the oldest
   */
  List<Row> after(long seq, int limit, Busy busy);

  /** The rows of these tickets, in the order of arrival. */
  List<Row> of(List<TicketRef> tickets);

  /** Uses up rows. A row replaced since it was read stays. */
  void remove(List<Row> rows);

  long count();

  /**
   * One row.
   *
   * @param seq order of arrival; a replaced row gets a new one
   * @param sighting what was seen
   * @param readAt see {@link Inbox#add}
   */
  record Row(long seq, Sighting sighting, long readAt) {}

  /**
   * Where writes go out right now.
   *
   * @param trackers that take one after another
   * @param now what is due by then goes out
   */
  record Busy(Set<TrackerId> trackers, Instant now) {
    public Busy {
      trackers = Set.copyOf(trackers);
    }
  }
}
