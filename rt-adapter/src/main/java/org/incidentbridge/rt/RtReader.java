package org.incidentbridge.rt;

import java.util.List;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/** Reads single tickets into sightings. Safe for parallel use. */
final class RtReader {

  private static final int BROKEN = 500;

  /** The version of what could not be read: it is no other's, so that every sweep tries again. */
  private static final String UNKNOWN = "?";

  private final RtClient client;
  private final RtTranslator translator;

  RtReader(RtClient client, RtTranslator translator) {
    this.client = client;
    this.translator = translator;
  }

  /**
   * The ticket by a direct reading, with its history. That RT breaks is taken for the ticket's
   * fault: nobody waits to see whether others can be read.
   */
  Sighting read(String id) {
    try {
      return read(id, true);
    } catch (TrackerException exception) {
      if (exception.getCause() instanceof CallFailure failure && failure.status() == BROKEN) {
        return unreadable(id, UNKNOWN, failure.message());
      }
      throw exception;
    }
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
    } catch (RtTicket.Unreadable senseless) {
      return unreadable(id, UNKNOWN, senseless.getMessage());
    }
    if (!ticket.id().equals(id)) {
      return new Sighting.Merged(translator.ref(id), ticket.id());
    }
    return ticket.isDeleted()
        ? new Sighting.Gone(translator.ref(id), Sighting.Gone.Reason.DELETED)
        : seen(ticket, history);
  }

  private Sighting seen(RtTicket ticket, boolean history) {
    try {
      TicketSnapshot whole = snapshot(ticket);
      return new Sighting.Seen(history ? whole : whole.withHistory(List.of()));
    } catch (CallFailure failure) {
      return poison(ticket.id(), failure);
    } catch (RtTicket.Unreadable | IllegalArgumentException senseless) {
      return unreadable(ticket.id(), ticket.version(), senseless.getMessage());
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
      default -> poison(id, failure);
    };
  }

  /** One ticket that breaks our reading of it must not stop the others (N10). */
  private Sighting poison(String id, CallFailure failure) {
    boolean garbled = failure.kind() == Kind.PROTOCOL && failure.status() == 0;
    if (!garbled) {
      throw failure.toTrackerException();
    }
    return unreadable(id, UNKNOWN, failure.message());
  }

  private Sighting unreadable(String id, String version, @Nullable String why) {
    return new Sighting.Unreadable(
        translator.ref(id), version, "ticket " + id + " of RT makes no sense: " + why);
  }

  /** One that RT does not show though it shows others. */
  Sighting unreadable(String id, String why) {
    return new Sighting.Unreadable(
        translator.ref(id), UNKNOWN, "ticket " + id + " of RT cannot be read: " + why);
  }

  static String checked(String id) {
    if (!id.matches("[1-9]\\d{0,9}")) {
      throw new TrackerException(
          Kind.INVALID, "'" + id + "' is no ticket of RT; these have plain numbers");
    }
    return id;
  }
}
