package org.incidentbridge.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.TicketSnapshot;

/** The tickets as last seen, those of no incident too. */
public interface Tickets {

  Optional<Seen> find(TicketRef ref);

  /** By the key people write, in any case; several if two trackers use the same key. */
  List<TicketRef> byKey(String key);

  /**
   * The tickets not known to be gone that carry this marker, the one with the lowest number first:
   * people may have cloned a ticket with its marker.
   */
  List<TicketRef> byMarker(TrackerId tracker, String marker);

  /** The tickets not known to be gone that carry a marker and belong to no incident. */
  List<TicketRef> strays(TrackerId tracker, int limit);

  /** The trackers of which any tickets were read, configured or not, by name. */
  List<TrackerId> trackers();

  /** The last snapshot becomes this one, and the ticket is no longer gone. */
  void save(Seen seen);

  /**
   * Remembers that this version of a ticket was read and could not be understood: it counts as
   * known until another is saved. The last snapshot, if there is one, is kept.
   */
  void unreadable(TicketRef ref, String version);

  /** Has everything that could not be understood read again when it is next offered. */
  void forgetUnreadable();

  /** Marks a ticket as gone: it is left out of {@link #versions}, and its last snapshot is kept. */
  void gone(TicketRef ref);

  /** Versions of all tickets of a tracker that are not gone, unreadable ones too, by id. */
  Map<String, String> versions(TrackerId tracker);

  /**
   * What was saved or marked as gone since a point in the order of such changes, the earliest
   * first, each ticket once as it now is.
   *
   * @param after the number of the last change that is known; 0 for all
   */
  List<Changed> changed(TrackerId tracker, long after, int limit);

  /**
   * How many tickets of a tracker that are not gone it shows to insiders only, and are not allowed
   * to leave it. Reads all of them.
   */
  long restricted(TrackerId tracker);

  /** The version read last, unreadable or not; empty if the ticket is not known or gone. */
  Optional<String> version(TicketRef ref);

  /**
   * A ticket that changed.
   *
   * @param number grows with every change in its tracker
   * @param seen empty if it is gone
   */
  record Changed(long number, TicketRef ref, Optional<Seen> seen) {}

  /**
   * A ticket as last seen.
   *
   * @param ticket in the tracker's words
   * @param readAt the ledger position when reading it began, see {@link Ledger#position}
   */
  record Seen(TicketSnapshot ticket, long readAt) {}
}
