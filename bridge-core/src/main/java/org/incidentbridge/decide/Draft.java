package org.incidentbridge.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;

/** The decision while the rulebooks work on it. Confined to one call of {@link Decider#decide}. */
final class Draft {

  final SortedMap<FieldName, Incident.Fact> facts;
  final Map<TicketRef, TicketState> tickets = new LinkedHashMap<>();
  final Map<FieldName, Conflict> conflicts = new TreeMap<>();
  final List<Shared.Note> notes;
  final List<Shared.FileNote> files;
  final List<Shared.StandingLink> links;
  final List<KnownProblem> known;
  final List<Decision.Remark> remarks = new ArrayList<>();
  final List<Decision.Finding> findings = new ArrayList<>();

  /** What counts as said from now on. */
  final List<Shared.Remark> told = new ArrayList<>();

  private final Incident before;
  private final Map<TicketRef, Reading> readings;
  private final Map<TicketRef, String> bound;
  private final Set<String> waiting;
  final List<Decision.Share> shares = new ArrayList<>();
  Optional<Ruling> ruling = Optional.empty();

  Draft(CaseFile file) {
    Incident incident = file.incident();
    before = incident;
    readings = file.readings();
    bound = file.policy().map(PolicyFile::bound).orElse(Map.of());
    waiting = file.policy().map(PolicyFile::waiting).orElse(Set.of());
    facts = new TreeMap<>(incident.facts());
    incident.tickets().forEach(t -> tickets.put(t.ref(), t));
    incident.conflicts().forEach(c -> conflicts.put(c.field(), c));
    notes = new ArrayList<>(incident.shared().notes());
    files = new ArrayList<>(incident.shared().files());
    links = new ArrayList<>(incident.shared().links());
    known = new ArrayList<>(incident.known());
  }

  /** The tickets that take part now. */
  List<TicketState> present() {
    return tickets.values().stream().filter(TicketState::isPresent).toList();
  }

  /** Whether a ticket is where the policy wants it. */
  boolean isAtGoal(TicketState ticket) {
    String goal = bound.get(ticket.ref());
    return goal != null && ticket.place().project().equalsIgnoreCase(goal);
  }

  /** Whether a ticket is being made by a route that a step asked for. */
  boolean isComing(String route) {
    return waiting.contains(Topics.coming(route));
  }

  /** Whether the bridge remembers that it said something on a ticket. */
  boolean isTold(TicketRef ticket, String topic) {
    return before.shared().isTold(ticket, topic);
  }

  /** Whether the bridge remembers that it said something of a kind, by the topic's first words. */
  boolean isAnyTold(TicketRef ticket, String topics) {
    return Stream.concat(before.shared().remarks().stream(), told.stream())
        .anyMatch(r -> r.ticket().equals(ticket) && r.topic().startsWith(topics));
  }

  /** Whether the bridge said something on a ticket, or the ticket shows that it did. */
  boolean isSaid(TicketRef ticket, String topic) {
    return isTold(ticket, topic)
        || Optional.ofNullable(readings.get(ticket))
            .filter(reading -> Topics.isShown(reading.ticket(), topic))
            .isPresent();
  }

  Value value(FieldName field) {
    Incident.Fact fact = facts.get(field);
    return fact == null ? Value.absent() : fact.value();
  }

  void event(TicketRef ticket, String summary) {
    findings.add(new Decision.Finding(Decision.Kind.EVENT, ticket, summary, ""));
  }

  Decision finish() {
    List<Shared.Remark> all = new ArrayList<>(before.shared().remarks());
    all.addAll(told);
    var shared = new Shared(notes, files, links, all);
    var incident =
        new Incident(
            before.id(),
            facts,
            List.copyOf(tickets.values()),
            shared,
            List.copyOf(conflicts.values()),
            known);
    return new Decision(incident, remarks, findings, ruling, shares);
  }
}
