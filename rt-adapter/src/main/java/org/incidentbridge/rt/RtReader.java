package org.incidentbridge.rt;

import java.util.List;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/** Reads single tickets into sightings. Safe for parallel use. */
final class RtReader {

  private final RtClient client;
  private final RtTranslator translator;

  RtReader(RtClient client, RtTranslator translator) {
    this.client = client;
    this.translator = translator;
  }

  /**
   * The ticket by a direct reading.
   *
   * @param history whether it shows what was changed, which takes no further call
   */
  Sighting read(String id, boolean history) {
    RtTicket ticket;
    try {
      ticket = client.ticket(checked(id));
    } catch (CallFailure failure) {
      return gone(id, failure);
    }
    if (!ticket.id().equals(id)) {
      return new Sighting.Merged(translator.ref(id), ticket.id());
    }
    if (ticket.isDeleted()) {
      return new Sighting.Gone(translator.ref(id), Sighting.Gone.Reason.DELETED);
    }
    try {
      TicketSnapshot whole = snapshot(ticket);
      return new Sighting.Seen(history ? whole : whole.withHistory(List.of()));
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    } catch (RtTicket.Unreadable | IllegalArgumentException senseless) {
      return new Sighting.Unreadable(
          translator.ref(id),
          ticket.version(),
          "ticket " + id + " of RT makes no sense: " + senseless.getMessage());
    }
  }

  /** The snapshot of a ticket at hand. */
  TicketSnapshot snapshot(RtTicket ticket) {
    return translator.snapshot(client.whole(ticket));
  }

  private Sighting gone(String id, CallFailure failure) {
    return switch (failure.kind()) {
      case NOT_FOUND -> new Sighting.Gone(translator.ref(id), Sighting.Gone.Reason.DELETED);
      case PERMISSION -> new Sighting.Gone(translator.ref(id), Sighting.Gone.Reason.NOT_VISIBLE);
      default -> throw failure.toTrackerException();
    };
  }

  static String checked(String id) {
    if (!id.matches("[1-9]\\d{0,9}")) {
      throw new TrackerException(
          Kind.INVALID, "'" + id + "' is no ticket of RT; these have plain numbers");
    }
    return id;
  }
}
