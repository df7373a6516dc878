package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.policy.Answers.OnReopening;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Owner;
import org.incidentbridge.policy.Share;

/** Which of the things that happen on one ticket are things of the incident. Pure. */
final class Counting {

  private final Bridge bridge;
  private final Incident incident;
  private final Map<TicketRef, Instant> begins;
  private final Synced synced;

  /**
   * @param begins when the tickets were made
   */
  Counting(Bridge bridge, Incident incident, Map<TicketRef, Instant> begins) {
    this.bridge = bridge;
    this.incident = incident;
    this.begins = Map.copyOf(begins);
    this.synced = new Synced(bridge, incident.tickets());
  }

  /** A field that goes from one value to another at some moment. */
  record Move(Value from, Value to, Instant at) {

    boolean reopens(FieldName field) {
      return FieldSides.isProgress(field)
          && FieldSides.FINISHED.contains(from.display())
          && !FieldSides.FINISHED.contains(to.display());
    }
  }

  /** Whether the incident follows a ticket in a field: it is the owner's. */
  boolean counts(TicketState ticket, FieldName field, Move move) {
    Owner owner = synced.owners().get(field);
    if (owner == null) {
      return ticket.isOrigin();
    }
    return switch (owner) {
      case Owner.Origin o -> ticket.isOrigin() || followsReopening(field, move);
      case Owner.Of of ->
          ticket.ref().tracker().equals(of.id())
              || (ticket.isOrigin() && !isThere(of.id(), move.at()))
              || followsReopening(field, move);
      case Owner.Latest l -> true;
      case Owner.Union u -> true;
      case Owner.Ask a -> true;
      case Owner.Policy p -> true;
    };
  }

  private boolean isThere(TrackerId tracker, Instant at) {
    return incident.tickets().stream()
        .filter(t -> t.ref().tracker().equals(tracker))
        .anyMatch(t -> !begins.getOrDefault(t.ref(), Instant.MIN).isAfter(at));
  }

  private boolean followsReopening(FieldName field, Move move) {
    return move.reopens(field)
        && synced.routes().stream()
            .allMatch(r -> r.terms().answers().reopening() == OnReopening.FOLLOW);
  }

  /** Whether the reporter gets to read a comment: on the origin, or as a copy there. */
  boolean reachesReporter(TicketState ticket, Visibility visibility, String text) {
    return visibility == Visibility.PUBLIC && flowsToOrigin(ticket, text, bridge.routes().size());
  }

  private boolean flowsToOrigin(TicketState ticket, String text, int most) {
    if (ticket.isOrigin()) {
      return true;
    }
    Optional<TicketState> parent = synced.parent(ticket);
    return most > 0
        && synced.routeOf(ticket).filter(r -> passes(r.terms().share().back(), text)).isPresent()
        && parent.filter(p -> flowsToOrigin(p, text, most - 1)).isPresent();
  }

  private static boolean passes(Share.Comments back, String text) {
    return switch (back.which()) {
      case ALL -> true;
      case TAGGED -> Tag.stands(back.tag(), text);
      case NONE -> false;
    };
  }
}
