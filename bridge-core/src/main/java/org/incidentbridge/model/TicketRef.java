package org.incidentbridge.model;

import java.util.Comparator;

/**
 * The identity of a ticket: the tracker and the tracker's own unchanging id.
 *
 * <p>Keys such as {@code ENG-12} change when a ticket moves and are therefore no identity.
 *
 * @param tracker where the ticket lives
 * @param id the tracker's numeric or opaque id; never blank
 */
public record TicketRef(TrackerId tracker, String id) implements Comparable<TicketRef> {

  private static final Comparator<TicketRef> ORDER =
      Comparator.comparing(TicketRef::tracker).thenComparing(TicketRef::id);

  public TicketRef {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a ticket of " + tracker + " has no id");
    }
  }

  @Override
  public int compareTo(TicketRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return tracker + ":" + id;
  }
}
