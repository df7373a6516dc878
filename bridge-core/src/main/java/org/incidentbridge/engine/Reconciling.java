package org.incidentbridge.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.decide.Topics;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Value;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;

/**
 * Brings the outbox of one incident in line with its new plan. What waits and is no longer planned
 * has been overtaken and goes; what is planned and known stays, retries and all, unless it would be
 * written otherwise by now.
 */
final class Reconciling {

  /** What is most severe goes first (N11), or what is most urgent where nobody says how severe. */
  private static final Map<String, Integer> URGENCY =
      Map.of("sev1", 2, "sev2", 1, "urgent", 2, "high", 1);

  private final Outbox outbox;
  private final Plan plan;
  private final Underway underway;

  Reconciling(Outbox outbox, Plan plan, Underway underway) {
    this.outbox = outbox;
    this.plan = plan;
    this.underway = underway;
  }

  void bring(Incident incident, Instant now) {
    List<Entry> entries = outbox.of(incident.id());
    Map<TicketRef, Map<FieldName, Value>> held =
        held(entries.stream().filter(e -> stillWanted(e.planned())).toList());
    List<PlannedCommand> wanted = new ArrayList<>();
    for (PlannedCommand planned : plan.commands()) {
      Map<FieldName, Value> stuck =
          HeldFields.ticket(planned).map(t -> held.getOrDefault(t, Map.of())).orElse(Map.of());
      HeldFields.without(planned, stuck).ifPresent(wanted::add);
    }
    Set<CommandKey> keys = new HashSet<>();
    wanted.forEach(w -> keys.add(w.command().target().key()));
    Map<CommandKey, Entry> known = new HashMap<>();
    for (Entry entry : entries) {
      CommandKey key = entry.planned().command().target().key();
      if ((overtaken(entry, keys) && !hidden(entry, incident))
          || idle(entry, incident)
          || (!keys.contains(key) && tellsOfAway(entry, incident))) {
        outbox.remove(key);
      } else {
        known.put(key, entry);
      }
    }
    wanted.forEach(w -> refresh(w, known, incident, now));
    outbox.add(toAdd(wanted, known.keySet(), urgency(incident)), urgency(incident), now);
  }

  /** What is known is told again only where it may have become more urgent. */
  private static List<PlannedCommand> toAdd(
      List<PlannedCommand> wanted, Set<CommandKey> known, int urgency) {
    return urgency > 0
        ? wanted
        : wanted.stream().filter(w -> !known.contains(w.command().target().key())).toList();
  }

  /** What was not sent goes out as it would be planned now, and what was held for a person too. */
  private void refresh(
      PlannedCommand wanted, Map<CommandKey, Entry> known, Incident incident, Instant now) {
    CommandKey key = wanted.command().target().key();
    Optional.ofNullable(known.get(key))
        .or(() -> outbox.find(key))
        .filter(e -> e.sentAt().isEmpty() || tellsOfAway(e, incident))
        .filter(e -> !areSame(e.planned().command(), wanted.command()))
        .ifPresent(e -> outbox.replace(key, List.of(wanted), now));
  }

  private static boolean areSame(Command one, Command other) {
    return one.equals(other) && areAll(HeldFields.sent(one), HeldFields.sent(other));
  }

  private static <K> boolean areAll(Map<K, Value> some, Map<K, Value> among) {
    return some.entrySet().stream()
        .allMatch(e -> HeldFields.areSame(e.getValue(), among.get(e.getKey())));
  }

  private boolean overtaken(Entry entry, Set<CommandKey> wanted) {
    PlannedCommand planned = entry.planned();
    if (entry.state() == State.SENT
        || planned.purpose().isDecidedOnce()
        || wanted.contains(planned.command().target().key())
        || underway.spares(entry)) {
      return false;
    }
    return entry.state() != State.HELD || !stillWanted(planned);
  }

  /** A remark is decided on once, and not repeated by later plans; so it goes with its cause. */
  private static boolean idle(Entry entry, Incident incident) {
    return entry.state() == State.PENDING
        && entry.planned().purpose() instanceof Purpose.Remark remark
        && Topics.isUndone(remark.topic(), incident);
  }

  /** What tells of another ticket that is away by now is worded anew, or not said (N5). */
  private static boolean tellsOfAway(Entry entry, Incident incident) {
    Optional<TicketRef> on = HeldFields.ticket(entry.planned());
    return entry.state() == State.PENDING
        && entry.planned().purpose() instanceof Purpose.Remark remark
        && remark.sources().stream()
            .filter(ref -> on.filter(ref::equals).isEmpty())
            .flatMap(ref -> incident.ticket(ref).stream())
            .anyMatch(ticket -> !ticket.isPresent());
  }

  /** What is held for a ticket out of sight may have been done: only a look at it can tell (N3). */
  private static boolean hidden(Entry entry, Incident incident) {
    return entry.state() == State.HELD
        && HeldFields.ticket(entry.planned())
            .flatMap(incident::ticket)
            .filter(t -> t.presence() == Presence.NOT_VISIBLE)
            .isPresent();
  }

  /** A held field stays held as long as the plan wants the same value on the same ticket. */
  private boolean stillWanted(PlannedCommand held) {
    Map<FieldName, Value> stuck = HeldFields.written(held);
    return !stuck.isEmpty()
        && plan.commands().stream()
            .filter(p -> HeldFields.ticket(p).equals(HeldFields.ticket(held)))
            .anyMatch(p -> areAll(stuck, HeldFields.written(p)));
  }

  private static Map<TicketRef, Map<FieldName, Value>> held(List<Entry> entries) {
    Map<TicketRef, Map<FieldName, Value>> held = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.state() == State.HELD) {
        Map<FieldName, Value> written = HeldFields.written(entry.planned());
        HeldFields.ticket(entry.planned())
            .ifPresent(t -> held.computeIfAbsent(t, x -> new HashMap<>()).putAll(written));
      }
    }
    return held;
  }

  private static int urgency(Incident incident) {
    String severity = incident.value(StandardField.SEVERITY.field()).display();
    String priority = incident.value(StandardField.PRIORITY.field()).display();
    return URGENCY.getOrDefault(severity.isEmpty() ? priority : severity, 0);
  }
}
