package org.incidentbridge.plan;

import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.BackLink;

/** What a pointer to a ticket says. */
final class Links {

  private Links() {}

  /** A pointer to that ticket; the reporter is named, so that people unknown elsewhere are too. */
  static BackLink to(TicketState ticket, Draft draft, TrackerId shownAt) {
    Incident incident = draft.incident();
    Value reporter = incident.value(StandardField.REPORTER.field());
    String summary =
        ticket.isOrigin() && !reporter.isAbsent() && named(draft, shownAt)
            ? "Reported by " + reporter.display()
            : "";
    return link(incident, ticket, summary);
  }

  /** A pointer for a tracker that no route joins with the ticket's: where it is, and no more. */
  static BackLink far(TicketState ticket, Draft draft) {
    return link(draft.incident(), ticket, "");
  }

  private static BackLink link(Incident incident, TicketState ticket, String summary) {
    return new BackLink(
        "incident-bridge:" + incident.id() + ":" + ticket.ref(),
        ticket.place().url(),
        title(ticket),
        summary);
  }

  private static boolean named(Draft draft, TrackerId shownAt) {
    return draft.told.value(StandardField.REPORTER.field()).isPresent()
        && Restricted.mayLeave(draft, StandardField.REPORTER.field(), shownAt);
  }

  /** A bare number says little; with the tracker's name before it people know where to look. */
  private static String title(TicketState ticket) {
    String key = ticket.place().key();
    return key.chars().allMatch(Character::isDigit) ? ticket.ref().tracker() + " " + key : key;
  }
}
