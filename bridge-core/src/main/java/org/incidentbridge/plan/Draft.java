package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.incidentbridge.decide.CaseFile;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.decide.Synced;
import org.incidentbridge.decide.Told;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Normaliser;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Command;

/** The plan while it is made. Confined to one call of {@link Planner#plan}. */
final class Draft {

  private static final Value CLOSED = Value.line("closed");

  final Bridge bridge;
  final Terrain terrain;
  final CaseFile file;
  final Decision decision;
  final Synced synced;
  final Told told;
  private final List<PlannedCommand> commands = new ArrayList<>();
  private final Map<TicketRef, Map<FieldName, String>> problems = new HashMap<>();

  Draft(Bridge bridge, Terrain terrain, CaseFile file, Decision decision) {
    this.bridge = bridge;
    this.terrain = terrain;
    this.file = file;
    this.decision = decision;
    this.synced = new Synced(bridge, decision.incident().tickets());
    this.told = new Told(decision.incident());
  }

  Incident incident() {
    return decision.incident();
  }

  List<TicketState> present() {
    return incident().tickets().stream()
        .filter(t -> takesPart(t) && bridge.knows(t.ref().tracker()))
        .toList();
  }

  /** What a ticket shows; one that is away tells nothing more (N5). */
  Optional<Reading> reading(TicketRef ref) {
    return last(ref).filter(r -> incident().ticket(ref).filter(Draft::takesPart).isPresent());
  }

  /** Whether a ticket shows a relation to another one of its tracker. */
  boolean isRelated(TicketState here, TicketState there) {
    return reading(here.ref()).stream()
        .flatMap(r -> r.ticket().talk().links().stream())
        .anyMatch(l -> l.otherId().equals(there.ref().id()));
  }

  /** What a ticket showed last, also if it is out of sight, gone or let go by now. */
  Optional<Reading> last(TicketRef ref) {
    return Optional.ofNullable(file.readings().get(ref));
  }

  /** Whether a ticket still gives and takes. */
  static boolean takesPart(TicketState ticket) {
    return ticket.isPresent();
  }

  Normaliser normaliser(TicketState ticket) {
    return new Normaliser(bridge.vocabulary(ticket.ref().tracker()), bridge.people());
  }

  void add(Command command, Purpose purpose, List<Explanation.Line> lines) {
    var explanation = new Explanation(lines, terrain.cost().applyAsInt(command));
    commands.add(new PlannedCommand(command, incident().id(), purpose, explanation));
  }

  /** The tickets from which the incident has the values of these fields. */
  Set<TicketRef> sources(Set<FieldName> fields) {
    return incident().facts().entrySet().stream()
        .filter(fact -> fields.contains(fact.getKey()))
        .map(fact -> fact.getValue().from().source())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Several of one field are told together: none of them may be lost sight of (N2, N5). */
  void problem(TicketRef ticket, FieldName field, String message) {
    problems
        .computeIfAbsent(ticket, t -> new TreeMap<>())
        .merge(field, message, (told, more) -> told.contains(more) ? told : told + "; " + more);
  }

  /** What closes a ticket comes after all else for it: many trackers take nothing more then. */
  Plan finish() {
    List<PlannedCommand> inOrder = new ArrayList<>();
    List<PlannedCommand> closing = new ArrayList<>();
    commands.forEach(planned -> (closes(planned) ? closing : inOrder).add(planned));
    inOrder.addAll(closing);
    return new Plan(inOrder, problems);
  }

  private static boolean closes(PlannedCommand planned) {
    return planned.command() instanceof Command.ChangeStatus
        && planned.purpose() instanceof Purpose.Fields fields
        && CLOSED.equals(fields.values().get(StandardField.STATUS.field()));
  }
}
