package org.incidentbridge.app.simulation;

import java.util.List;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;

/**
 * N7, and N2 for fields: what a person put into a field reached another side, was replaced by a
 * person on the same ticket, still stands, or the bridge tells what became of it.
 */
final class NoSilentOverwrite implements Check {

  @Override
  public void check(World world, Books books) {
    List<Deeds.Edit> edits = world.deeds.edits;
    for (int i = 0; i < edits.size(); i++) {
      Deeds.Edit edit = edits.get(i);
      boolean field = edit.field().equals("title") || edit.field().equals("description");
      if (field
          && !alone(world, books, edit.at())
          && !awaitsItsMirror(books, edit.at())
          && !replaced(edits, i)
          && !world.deeds.reached(edit.token(), edit.at().tracker().toString())
          && !books.tells(edit.token())) {
        throw new AssertionError(
            "N7 NoSilentOverwrite: %s %s of %s reached nobody and nobody is told"
                .formatted(edit.field(), edit.token(), edit.at()));
      }
    }
  }

  /**
   * Whether the ticket is gone, or one of its incident: the owner, or the one between two others.
   */
  private static boolean alone(World world, Books books, TicketRef at) {
    return world.deeds.deleted.contains(at)
        || books.of(at).stream()
            .flatMap(i -> i.tickets().stream())
            .anyMatch(t -> world.deeds.deleted.contains(t.ref()));
  }

  /**
   * Whether a person is told that the only mirror waits, as one does that was deleted too early.
   */
  private static boolean awaitsItsMirror(Books books, TicketRef at) {
    return books
        .of(at)
        .filter(i -> i.tickets().size() == 1)
        .filter(i -> books.held().stream().anyMatch(e -> isMirrorOf(e.planned(), i)))
        .isPresent();
  }

  private static boolean isMirrorOf(PlannedCommand planned, Incident incident) {
    return planned.purpose() instanceof Purpose.Mirror && planned.incident().equals(incident.id());
  }

  private static boolean replaced(List<Deeds.Edit> edits, int index) {
    Deeds.Edit edit = edits.get(index);
    return edits.subList(index + 1, edits.size()).stream()
        .anyMatch(e -> e.at().equals(edit.at()) && e.field().equals(edit.field()));
  }
}
