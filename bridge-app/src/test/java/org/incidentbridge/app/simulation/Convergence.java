package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
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
      for (StandardField field :
          Set.of(
              StandardField.TITLE,
              StandardField.DESCRIPTION,
              StandardField.STATUS,
              StandardField.PRIORITY,
              StandardField.LABELS,
              StandardField.ASSIGNEE)) {
        agree(world, books, incident, field);
      }
    }
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
      if (!deleted && !books.excused(ticket.ref(), field)) {
        values.put(ticket.ref(), value(world, ticket.ref(), standard));
      }
    }
    if (standard == StandardField.ASSIGNEE && !world.topology().knows(values.values())) {
      return; // whoever is unknown elsewhere is left out there
    }
    assertThat(new TreeSet<>(values.values()))
        .as("N1 Convergence: %s of %s: %s", field, incident.id(), values)
        .hasSizeLessThanOrEqualTo(1);
  }

  private static String value(World world, TicketRef ref, StandardField field) {
    Shown.Fields shown =
        world.side(ref.tracker().toString()).ticket(ref.id()).orElseThrow().fields();
    return switch (field) {
      case TITLE -> Deeds.tokens(shown.title()).toString();
      case DESCRIPTION -> head(shown.description());
      case ASSIGNEE -> shown.assignee();
      case LABELS -> new TreeSet<>(shown.labels()).toString();
      case STATUS -> canonical(world, ref, field, shown.status());
      default -> canonical(world, ref, field, shown.priority());
    };
  }

  /** The end of a long description may stand elsewhere. */
  private static String head(String description) {
    Set<String> tokens = new TreeSet<>(Deeds.tokens(description));
    tokens.removeIf(t -> t.startsWith("tail"));
    return tokens.toString();
  }

  static String canonical(World world, TicketRef ref, StandardField field, String word) {
    return world
        .topology()
        .config()
        .bridge()
        .vocabulary(ref.tracker())
        .term(field.field())
        .flatMap(t -> t.words().toCanonical(word))
        .orElse("no word for " + word);
  }
}
