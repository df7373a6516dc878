package org.incidentbridge.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.decide.Wishes;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.spi.Command.MoveTicket;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/**
 * Moves of tickets that wait, held against where the tickets are by now: a step asks for a move
 * once, and what people did since counts (N7). The ledger says why one was given up.
 */
final class WaitingMoves {

  private final Store.Tables tables;
  private final Instant now;

  WaitingMoves(Store.Tables tables, Instant now) {
    this.tables = tables;
    this.now = now;
  }

  /** The projects to which tickets of an incident are to be moved. */
  static Map<TicketRef, String> goals(Store.Tables tables, IncidentId incident) {
    Map<TicketRef, String> goals = new HashMap<>();
    for (Entry entry : tables.outbox().of(incident)) {
      if (entry.planned().command() instanceof MoveTicket move) {
        HeldFields.ticket(entry.planned()).ifPresent(ref -> goals.put(ref, move.project()));
      }
    }
    return goals;
  }

  /** Takes out what is no longer wanted, and tells of wishes that no ticket can meet. */
  void review(Decision decision, Plan plan) {
    Incident incident = decision.incident();
    for (Entry entry : tables.outbox().of(incident.id())) {
      if (entry.planned().command() instanceof MoveTicket move && entry.state() != State.SENT) {
        var ref = new TicketRef(move.target().tracker(), move.target().ticketId());
        over(incident, ref, move)
            .or(() -> overtaken(entry, ref, plan))
            .ifPresent(why -> giveUp(entry, ref, why));
      }
    }
    Wishes.of(decision).stream()
        .filter(wish -> wish.ticket().isEmpty())
        .forEach(wish -> tell(incident, incident.origin().ref(), "", vain(wish)));
  }

  private static String vain(Wishes.Wish wish) {
    return "no ticket was moved to %s: the incident has none in %s (%s)"
        .formatted(wish.move().project(), wish.move().tracker(), wish.why());
  }

  private static Optional<String> over(Incident incident, TicketRef ref, MoveTicket move) {
    Optional<TicketState> ticket = incident.ticket(ref);
    if (ticket.isEmpty()) {
      return Optional.of("it belongs to the incident no more");
    }
    String project = ticket.get().place().project();
    return switch (ticket.get().presence()) {
      case DELETED, MERGED, DETACHED -> Optional.of("the bridge has let it go");
      case NOT_VISIBLE -> Optional.empty();
      case PRESENT -> {
        if (move.isGoal(project)) {
          yield Optional.of("it is there already");
        }
        yield move.isExpected(project)
            ? Optional.empty()
            : Optional.of("people have moved it to %s meanwhile".formatted(project));
      }
    };
  }

  /** A later step wants it elsewhere. */
  private static Optional<String> overtaken(Entry entry, TicketRef ref, Plan plan) {
    return plan.commands().stream()
        .filter(p -> p.command() instanceof MoveTicket)
        .filter(p -> HeldFields.ticket(p).filter(ref::equals).isPresent())
        .filter(p -> !p.command().target().key().equals(entry.key()))
        .map(p -> (MoveTicket) p.command())
        .map(later -> "it is to be moved to %s instead".formatted(later.project()))
        .findFirst();
  }

  private void giveUp(Entry entry, TicketRef ref, String why) {
    tables.outbox().remove(entry.key());
    Incident incident = tables.incidents().find(entry.planned().incident()).orElseThrow();
    String goal = ((MoveTicket) entry.planned().command()).project();
    String name = incident.ticket(ref).map(t -> t.place().key()).orElse(ref.toString());
    tell(incident, ref, entry.key().text(), "%s is not moved to %s: %s".formatted(name, goal, why));
  }

  private void tell(Incident incident, TicketRef ref, String command, String what) {
    var text = new Ledger.Text(what, command, "");
    tables.ledger().add(Ledger.Line.event(now, incident.id(), ref, text));
  }
}
