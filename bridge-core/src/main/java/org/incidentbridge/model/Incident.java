package org.incidentbridge.model;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bridge's own record: one incident and all that is known of its tickets.
 *
 * @param id identity
 * @param facts the canonical fields with where each came from
 * @param tickets the origin first, then the mirrors in the order in which they joined
 * @param shared which comments, files and links have copies where
 * @param conflicts fields on which people have to decide
 * @param known tickets that are, or may be, the same problem
 */
public record Incident(
    IncidentId id,
    SortedMap<FieldName, Fact> facts,
    List<TicketState> tickets,
    Shared shared,
    List<Conflict> conflicts,
    List<KnownProblem> known) {

  public Incident {
    // Older stores do not tell.
    known = List.copyOf(Objects.requireNonNullElse(known, List.of()));
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    tickets = List.copyOf(tickets);
    conflicts = List.copyOf(conflicts);
  }

  /** One of which no other ticket is known to be the same problem. */
  public Incident(
      IncidentId id,
      SortedMap<FieldName, Fact> facts,
      List<TicketState> tickets,
      Shared shared,
      List<Conflict> conflicts) {
    this(id, facts, tickets, shared, conflicts, List.of());
  }

  /** The ticket that the incident began with. */
  public TicketState origin() {
    return tickets.getFirst();
  }

  public Optional<TicketState> ticket(TicketRef ref) {
    return tickets.stream().filter(t -> t.ref().equals(ref)).findFirst();
  }

  /** The canonical value of a field; absent if nothing is known. */
  public Value value(FieldName field) {
    Fact fact = facts.get(field);
    return fact == null ? Value.absent() : fact.value();
  }

  /** The same with these tickets. */
  public Incident withTickets(List<TicketState> other) {
    return new Incident(id, facts, other, shared, conflicts, known);
  }

  /** The same of which a field is not known. */
  public Incident without(FieldName field) {
    SortedMap<FieldName, Fact> other = new TreeMap<>(facts);
    other.remove(field);
    return new Incident(id, other, tickets, shared, conflicts, known);
  }

  /** The same with these copies. */
  public Incident withShared(Shared other) {
    return new Incident(id, facts, tickets, other, conflicts, known);
  }

  /**
   * A canonical value and where it came from.
   *
   * @param value in canonical words; of a person without the account, which is one tracker's
   * @param from the reason it has this value
   */
  public record Fact(Value value, Provenance from) {
    public Fact {
      if (value instanceof Value.Person person) {
        value = new Value.Person(person.party().withoutAccount());
      }
    }
  }
}
