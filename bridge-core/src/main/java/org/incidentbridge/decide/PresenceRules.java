package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Answers;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Route;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Sighting.Gone.Reason;

/** Tickets that appear, move, vanish or are deleted, with the configured answer to each. */
final class PresenceRules {

  private final Bridge bridge;

  PresenceRules(Bridge bridge) {
    this.bridge = bridge;
  }

  void apply(CaseFile file, Draft draft, Instant now) {
    file.gone().forEach(gone -> vanish(gone, draft, now));
    file.readings().values().stream()
        .filter(r -> file.seen().contains(r.ticket().ref()))
        .forEach(r -> appear(r, draft));
  }

  private void vanish(Sighting.Gone gone, Draft draft, Instant now) {
    TicketState ticket = draft.tickets.get(gone.ref());
    if (ticket == null || ticket.presence() == Presence.DELETED) {
      return;
    }
    if (gone.why() == Reason.NOT_VISIBLE) {
      if (ticket.presence() == Presence.PRESENT) {
        draft.tickets.put(ticket.ref(), ticket.withPresence(Presence.NOT_VISIBLE));
        draft.event(
            ticket.ref(), "%s can no longer be read; it waits".formatted(ticket.place().key()));
      }
      return;
    }
    draft.tickets.put(ticket.ref(), ticket.withPresence(Presence.DELETED));
    draft.event(ticket.ref(), "%s was deleted".formatted(ticket.place().key()));
    answerDeletion(ticket, draft, now);
  }

  private void answerDeletion(TicketState deleted, Draft draft, Instant now) {
    Answers.OnDeletion answer = answers(deleted, draft).deletion();
    if (answer == Answers.OnDeletion.IGNORE
        || (answer == Answers.OnDeletion.RECREATE && !deleted.isOrigin())) {
      return;
    }
    if (answer == Answers.OnDeletion.CLOSE) {
      var because = new Provenance(deleted.ref(), now, deleted.place().key() + " was deleted");
      draft.facts.put(
          StandardField.STATUS.field(), new Incident.Fact(Value.line("closed"), because));
    }
    String text = "%s in %s was deleted.".formatted(deleted.place().key(), deleted.ref().tracker());
    draft
        .present()
        .forEach(
            t -> draft.remarks.add(new Decision.Remark(t.ref(), "deleted:" + deleted.ref(), text)));
  }

  private void appear(Reading reading, Draft draft) {
    TicketState ticket = draft.tickets.get(reading.ticket().ref());
    if (ticket == null || ticket.presence() == Presence.DETACHED) {
      return;
    }
    TicketState here = ticket.withPresence(Presence.PRESENT);
    if (ticket.presence() != Presence.PRESENT) {
      draft.tickets.put(ticket.ref(), here);
      draft.event(ticket.ref(), "%s can be read again".formatted(ticket.place().key()));
    }
    move(here, Places.of(reading.ticket()), draft);
  }

  private void move(TicketState ticket, TicketState.Place now, Draft draft) {
    if (ticket.place().equals(now)) {
      return;
    }
    draft.tickets.put(ticket.ref(), ticket.withPlace(now));
    if (ticket.place().project().equals(now.project())) {
      return;
    }
    draft.event(ticket.ref(), "%s moved and is now %s".formatted(ticket.place().key(), now.key()));
    if (answers(ticket, draft).move() == Answers.OnMove.DETACH) {
      draft.tickets.put(ticket.ref(), ticket.withPlace(now).withPresence(Presence.DETACHED));
      String text =
          "%s moved to %s and is no longer kept in step.".formatted(now.key(), now.project());
      draft
          .present()
          .forEach(
              t -> draft.remarks.add(new Decision.Remark(t.ref(), "moved:" + ticket.ref(), text)));
    }
  }

  /** A mirror answers by its route, the origin by the first route that starts from it. */
  private Answers answers(TicketState ticket, Draft draft) {
    Optional<Route> route =
        ticket.isOrigin()
            ? draft.tickets.values().stream()
                .filter(t -> !t.isOrigin())
                .flatMap(t -> bridge.route(t.route()).stream())
                .findFirst()
            : bridge.route(ticket.route());
    return route.map(r -> r.terms().answers()).orElse(Answers.STANDARD);
  }
}
