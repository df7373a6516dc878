package org.incidentbridge.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Inbox.Row;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/**
 * The commands of one incident that were sent and whose outcome is not known yet. What their
 * tickets show cannot be told from the bridge's own write, so nothing is concluded from them and
 * nothing more is planned for them until the outcome is known; the incident's other tickets go on
 * (N10).
 *
 * @param tickets that were written to
 * @param keys of the commands
 * @param creating by tracker, the command that may have made a ticket there; nothing else makes one
 *     meanwhile, whatever the route is called by now (N3)
 */
record Underway(Set<TicketRef> tickets, Set<CommandKey> keys, Map<TrackerId, CommandKey> creating) {

  Underway {
    tickets = Set.copyOf(tickets);
    keys = Set.copyOf(keys);
    creating = Map.copyOf(creating);
  }

  static Underway of(List<Entry> entries) {
    Set<TicketRef> tickets = new HashSet<>();
    Set<CommandKey> keys = new HashSet<>();
    Map<TrackerId, CommandKey> creating = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.state() == State.SENT) {
        HeldFields.ticket(entry.planned()).ifPresent(tickets::add);
        keys.add(entry.planned().command().target().key());
      }
      if (mayHaveMade(entry)) {
        Target made = entry.planned().command().target();
        creating.put(made.tracker(), made.key());
      }
    }
    return new Underway(tickets, keys, creating);
  }

  /**
   * The tickets of which it is still not known what a write did that was decided on before a point
   * in time, since asking fails too.
   */
  static Set<TicketRef> stuck(List<Entry> entries, Instant before) {
    return entries.stream()
        .filter(e -> e.state() == State.SENT && !e.retry().message().isEmpty())
        .filter(e -> e.createdAt().isBefore(before))
        .flatMap(e -> HeldFields.ticket(e.planned()).stream())
        .collect(Collectors.toSet());
  }

  private static boolean mayHaveMade(Entry entry) {
    return entry.planned().command() instanceof Command.CreateTicket && entry.sentAt().isPresent();
  }

  boolean concerns(List<Row> rows) {
    return rows.stream().anyMatch(row -> tickets.contains(row.sighting().ref()));
  }

  /** The plan without what has to be planned again later; some things are decided on only once. */
  Plan without(Plan plan) {
    return keys.isEmpty() && creating.isEmpty()
        ? plan
        : new Plan(plan.commands().stream().filter(this::mayGo).toList(), plan.problems());
  }

  private boolean mayGo(PlannedCommand planned) {
    boolean waits = HeldFields.ticket(planned).filter(tickets::contains).isPresent();
    Target target = planned.command().target();
    CommandKey maker =
        planned.command() instanceof Command.CreateTicket
            ? creating.getOrDefault(target.tracker(), target.key())
            : target.key();
    return !keys.contains(target.key())
        && maker.equals(target.key())
        && (!waits || planned.purpose().isDecidedOnce());
  }

  /**
   * Whether an entry keeps waiting for a person although the plan, for want of a reading, lacks it.
   */
  boolean spares(Entry entry) {
    PlannedCommand planned = entry.planned();
    return entry.state() == State.HELD
        && (mayHaveMade(entry)
            || HeldFields.ticket(planned).filter(tickets::contains).isPresent()
            || planned.source().filter(tickets::contains).isPresent());
  }

  /** Has the incident decided on again once the outcomes are known. */
  void remember(Store.Tables tables, Incident incident) {
    for (TicketState ticket : incident.tickets()) {
      if (tickets.contains(ticket.ref())
          && ticket.isPresent()
          && tables.inbox().of(List.of(ticket.ref())).isEmpty()) {
        Reception.wake(tables, ticket.ref());
      }
    }
  }
}
