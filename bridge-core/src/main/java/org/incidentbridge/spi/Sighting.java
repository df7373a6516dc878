package org.incidentbridge.spi;

import org.incidentbridge.model.TicketRef;

/** What a pull learned of one ticket. */
public sealed interface Sighting {

  /** The ticket it is about. */
  TicketRef ref();

  /**
   * The ticket, whole.
   *
   * @param ticket the snapshot
   */
  record Seen(TicketSnapshot ticket) implements Sighting {
    @Override
    public TicketRef ref() {
      return ticket.ref();
    }
  }

  /**
   * The ticket can no longer be read. Adapters report this only on a direct answer of the tracker
   * for this very ticket, never because a list lacks it.
   *
   * @param ref which
   * @param why as far as the tracker tells
   */
  record Gone(TicketRef ref, Reason why) implements Sighting {
    /** Why a ticket is gone. A tracker that cannot tell the two apart says {@link #NOT_VISIBLE}. */
    public enum Reason {
      DELETED,
      NOT_VISIBLE
    }
  }

  /**
   * The ticket was merged into another one of the same tracker and is no longer one of its own.
   * Adapters report this only on a direct answer of the tracker for this very ticket.
   *
   * @param ref which
   * @param into the id of the ticket that lives on
   */
  record Merged(TicketRef ref, String into) implements Sighting {}

  /**
   * The ticket is there but cannot be understood; others go on (N10).
   *
   * @param ref which
   * @param version as in {@link TicketSnapshot.Stamp}, so that it is not tried again unchanged
   * @param why for people
   */
  record Unreadable(TicketRef ref, String version, String why) implements Sighting {}
}
