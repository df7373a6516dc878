package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Problems;
import org.incidentbridge.store.Store;

/**
 * What the bridge says of itself: what a person would be told by its lists.
 *
 * @param incidents all of them
 * @param waiting commands not done, held ones among them
 */
record Books(
    List<Incident> incidents,
    List<Outbox.Entry> held,
    List<Outbox.Entry> waiting,
    List<Problems.Problem> problems,
    List<Ledger.Line> ledger) {

  private static final int ALL = 100_000;

  static Books of(Store store) {
    return store.inTransaction(Books::read);
  }

  /** Only the incidents, for those who look often. */
  static List<Incident> incidents(Store store) {
    return store.inTransaction(Books::incidents);
  }

  /** Only the commands that are not done. */
  static List<Outbox.Entry> waiting(Store store) {
    return store.inTransaction(Books::waiting);
  }

  private static Books read(Store.Tables tables) {
    return new Books(
        incidents(tables),
        tables.outbox().held(),
        waiting(tables),
        tables.problems().all(ALL),
        tables.ledger().newest(ALL));
  }

  private static List<Incident> incidents(Store.Tables tables) {
    return tables.incidents().after("", ALL).stream()
        .flatMap(id -> tables.incidents().find(id).stream())
        .toList();
  }

  private static List<Outbox.Entry> waiting(Store.Tables tables) {
    return tables.incidents().after("", ALL).stream()
        .flatMap(id -> tables.outbox().of(id).stream())
        .toList();
  }

  /** The same without an incident from which nothing is expected. */
  Books without(Predicate<Incident> spoiled) {
    return new Books(
        incidents.stream().filter(i -> !spoiled.test(i)).toList(), held, waiting, problems, ledger);
  }

  Optional<Incident> of(TicketRef ref) {
    return incidents.stream().filter(i -> i.ticket(ref).isPresent()).findFirst();
  }

  static List<TicketState> present(Incident incident) {
    return incident.tickets().stream()
        .filter(t -> t.presence() == TicketState.Presence.PRESENT)
        .toList();
  }

  /** Whether something for a ticket waited for a person, so that later things passed it by. */
  boolean wasHeld(TicketRef ref) {
    return ledger.stream()
        .anyMatch(l -> l.kind() == Ledger.Kind.HELD && l.ticket().filter(ref::equals).isPresent());
  }

  /** Whether a person is told that this field of this ticket does not flow. */
  boolean excused(TicketRef ref, FieldName field) {
    boolean problem =
        problems.stream().anyMatch(p -> p.ticket().equals(ref) && p.topic().equals(field.name()));
    return problem
        || held.stream()
            .filter(e -> HeldFields.ticket(e.planned()).filter(ref::equals).isPresent())
            .map(e -> e.planned().purpose())
            .anyMatch(p -> p instanceof Purpose.Fields f && f.values().containsKey(field));
  }

  /** Whether anything waits for a person on this ticket. */
  boolean holds(TicketRef ref) {
    return held.stream()
        .anyMatch(e -> HeldFields.ticket(e.planned()).filter(ref::equals).isPresent());
  }

  /** Whether a person is told to change or hide the copy of that very comment there by hand. */
  boolean leavesToPeople(TicketRef ref, Deeds.Remark remark) {
    String copy = "copy of comment %s of %s ".formatted(remark.id(), remark.at());
    return problems.stream()
        .filter(p -> p.ticket().equals(ref) && p.topic().equals("comment"))
        .anyMatch(p -> p.message().contains(copy));
  }

  /** Whether a person is told to remove the copy of that file there by hand. */
  boolean leavesFileToPeople(TicketRef ref, String token) {
    return problems.stream()
        .filter(p -> p.ticket().equals(ref) && p.topic().equals("attachment"))
        .anyMatch(p -> Deeds.tokens(p.message()).contains(token));
  }

  /** Whether a person is told that this could not be written to a ticket. */
  boolean lost(TicketRef ref, String what) {
    return ledger.stream()
        .filter(l -> l.kind() == Ledger.Kind.LOSS && l.ticket().filter(ref::equals).isPresent())
        .anyMatch(l -> (l.text().summary() + l.text().detail()).contains(what));
  }

  /** Whether a person is told that a tracker has opened a new ticket that was given to somebody. */
  boolean tellsOfOpening(TicketRef ref) {
    return lost(ref, "opens a new ticket");
  }

  /** Whether a text stands anywhere in what a person is told. */
  boolean tells(String token) {
    return ledger.stream().anyMatch(l -> has(l.text().detail() + l.text().summary(), token))
        || held.stream().anyMatch(e -> has(e.planned().toString(), token))
        || incidents.stream().anyMatch(i -> has(i.conflicts().toString(), token));
  }

  private static boolean has(String text, String token) {
    return text.contains(token);
  }
}
