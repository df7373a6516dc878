package org.incidentbridge.timeline;

import java.time.Instant;
import java.util.Comparator;
import org.incidentbridge.model.TicketRef;

/**
 * Something that happened on one ticket of an incident.
 *
 * @param id unique within the ticket and the same each time it is read
 * @param ticket where
 * @param when by two clocks
 * @param by who
 * @param what it was
 */
public record Event(String id, TicketRef ticket, When when, Actor by, Happening what) {

  /**
   * Events of one instant: what is begun, then what is changed, person by person and field by
   * field, then what is said. Ids come last: a change may have another one for a bridge that came
   * to know of it in another way (N8).
   */
  public static final Comparator<Event> ORDER =
      Comparator.comparing(Event::at)
          .thenComparingInt(e -> e.what().place())
          .thenComparing(Event::ticket)
          .thenComparing(Event::changer)
          .thenComparing(e -> e.what().topic())
          .thenComparing(Event::id);

  private String changer() {
    return what instanceof Happening.Changed ? by.party().key() : "";
  }

  /** When it happened, by the tracker's clock. */
  public Instant at() {
    return when.at();
  }

  /**
   * The time of an event.
   *
   * @param at when it happened, by the tracker's clock
   * @param known when the bridge learnt of it, by its own clock
   */
  public record When(Instant at, Instant known) {}
}
