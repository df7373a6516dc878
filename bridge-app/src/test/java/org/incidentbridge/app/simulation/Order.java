package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/**
 * N6: the comments of one ticket stand on every other in the order in which they were written. Of
 * two between which the tracker's clock went back either may be the first one.
 */
final class Order implements Check {

  /** What an edit made longer than a comment may be goes on behind all that was said meanwhile. */
  private static final Pattern CONTINUED = Pattern.compile("\\(continued, ib-");

  private record Written(String token, Instant stamp) {}

  @Override
  public void check(World world, Books books) {
    for (Incident incident : books.incidents()) {
      for (TicketState from : Books.present(incident)) {
        List<Written> written = written(world, from.ref());
        for (TicketState to : Books.present(incident)) {
          if (!to.ref().equals(from.ref())) {
            compare(world, books, written, to.ref());
          }
        }
      }
    }
  }

  private static List<Written> written(World world, TicketRef ref) {
    return world.deeds.remarks.values().stream()
        .filter(r -> r.at().equals(ref))
        .filter(r -> !world.deeds.wasHidden.contains(ref + "#" + r.id()))
        .filter(r -> !world.deeds.sealed.contains(ref))
        .map(r -> new Written(r.token(), stamp(world, r)))
        .toList();
  }

  private static Instant stamp(World world, Deeds.Remark remark) {
    return world.deeds.stamps.getOrDefault(remark.at() + "#" + remark.id(), Instant.EPOCH);
  }

  private static void compare(World world, Books books, List<Written> written, TicketRef to) {
    if (books.wasHeld(to)) {
      return;
    }
    List<Written> arrived = new ArrayList<>();
    world.side(to.tracker().toString()).ticket(to.id()).stream()
        .flatMap(t -> t.said().stream())
        .filter(s -> !CONTINUED.matcher(s.text()).find())
        .forEach(
            s -> {
              Set<String> tokens = Deeds.tokens(s.text());
              written.stream().filter(w -> tokens.contains(w.token())).forEach(arrived::add);
            });
    for (int later = 1; later < arrived.size(); later++) {
      for (Written before : arrived.subList(0, later)) {
        Written after = arrived.get(later);
        boolean swapped =
            written.indexOf(after) < written.indexOf(before)
                && !after.stamp().isAfter(before.stamp());
        assertThat(swapped)
            .as("N6 Order: comments on %s: %s before %s", to, before.token(), after.token())
            .isFalse();
      }
    }
  }
}
