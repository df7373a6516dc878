package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/**
 * N4 for the status: it is one in which a ticket of the incident began or to which a person brought
 * one, and none through which the bridge only passed.
 */
final class OwnStatus implements Check {

  @Override
  public void check(World world, Books books) {
    books.incidents().stream()
        .filter(i -> i.tickets().stream().noneMatch(t -> world.deeds.deleted.contains(t.ref())))
        .forEach(incident -> check(world, books, incident));
  }

  private static void check(World world, Books books, Incident incident) {
    Set<String> given =
        world.deeds.stands.stream()
            .filter(stand -> incident.ticket(stand.at()).isPresent())
            .map(stand -> word(world, stand.at(), stand.status()))
            .collect(Collectors.toSet());
    for (TicketState ticket : Books.present(incident)) {
      boolean excused =
          books.excused(ticket.ref(), StandardField.STATUS.field())
              || Convergence.isOpened(world, books, ticket.ref(), StandardField.STATUS);
      if (!excused) {
        assertThat(given)
            .as("N4 OwnStatus: who gave %s its status?", ticket.ref())
            .contains(word(world, ticket.ref(), status(world, ticket.ref())));
      }
    }
  }

  private static String status(World world, TicketRef ref) {
    return world.side(ref.tracker().toString()).ticket(ref.id()).orElseThrow().fields().status();
  }

  private static String word(World world, TicketRef ref, String status) {
    return Words.canonical(world, ref, StandardField.STATUS, status);
  }
}
