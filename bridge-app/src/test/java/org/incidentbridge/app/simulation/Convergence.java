package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/** N1: all tickets of an incident agree on every synced field, unless a person is told why not. */
final class Convergence implements Check {

  @Override
  public void check(World world, Books books) {
    for (Incident incident : books.incidents()) {
      for (StandardField field : Words.FIELDS) {
        agree(world, books, incident, field);
      }
    }
  }

  /** Zendesk opens a new ticket that is given to somebody, and takes it back for nobody. */
  static boolean isOpened(World world, Books books, TicketRef ref, StandardField field) {
    return field == StandardField.STATUS
        && books.tellsOfOpening(ref)
        && world.timeline.isLeft(ref, field);
  }

  private static void agree(World world, Books books, Incident incident, StandardField standard) {
    FieldName field = standard.field();
    boolean broken =
        incident.tickets().stream().anyMatch(t -> world.deeds.deleted.contains(t.ref()));
    if (broken) {
      return; // the owner of a field, or the ticket between two others, may be the one that is gone
    }
    boolean conflict = incident.conflicts().stream().anyMatch(c -> c.field().equals(field));
    if (conflict) {
      return;
    }
    Map<TicketRef, String> values = new TreeMap<>();
    for (TicketState ticket : Books.present(incident)) {
      boolean deleted = world.deeds.deleted.contains(ticket.ref());
      boolean excused =
          books.excused(ticket.ref(), field) || isOpened(world, books, ticket.ref(), standard);
      if (!deleted && !excused) {
        values.put(ticket.ref(), Words.of(world, ticket.ref(), standard));
      }
    }
    if (standard == StandardField.ASSIGNEE && !world.topology().knows(values.values())) {
      return; // whoever is unknown elsewhere is left out there
    }
    assertThat(new TreeSet<>(values.values()))
        .as("N1 Convergence: %s of %s: %s", field, incident.id(), values)
        .hasSizeLessThanOrEqualTo(1);
  }
}
