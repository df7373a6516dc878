package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/** N6: the comments of one ticket stand on every other in the order in which they were written. */
final class Order implements Check {

  @Override
  public void check(World world, Books books) {
    for (Incident incident : books.incidents()) {
      for (TicketState from : Books.present(incident)) {
        List<String> written = written(world, from.ref());
        for (TicketState to : Books.present(incident)) {
          if (!to.ref().equals(from.ref())) {
            compare(world, books, written, to.ref());
          }
        }
      }
    }
  }

  private static List<String> written(World world, TicketRef ref) {
    List<String> tokens = new ArrayList<>();
    for (Deeds.Remark remark : world.deeds.remarks.values()) {
      if (remark.at().equals(ref) && !world.deeds.wasHidden.contains(ref + "#" + remark.id())) {
        tokens.add(remark.token());
      }
    }
    return tokens;
  }

  private static void compare(World world, Books books, List<String> written, TicketRef to) {
    if (books.wasHeld(to)) {
      return;
    }
    List<String> arrived = new ArrayList<>();
    world.side(to.tracker().toString()).ticket(to.id()).stream()
        .flatMap(t -> t.said().stream())
        .forEach(
            s -> {
              Set<String> tokens = Deeds.tokens(s.text());
              written.stream().filter(tokens::contains).forEach(arrived::add);
            });
    List<String> expected = written.stream().filter(arrived::contains).toList();
    assertThat(arrived).as("N6 Order: comments on %s", to).isEqualTo(expected);
  }
}
