package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;

/**
 * N2, N3 and N7 for links between tickets: one that people made stands on the other sides, once;
 * one that they took away stays away where they did so, if they made it nowhere else.
 */
final class Links implements Check {

  @Override
  public void check(World world, Books books) {
    List<Deeds.Bond> bonds = world.deeds.bonds;
    for (int i = 0; i < bonds.size(); i++) {
      Deeds.Bond bond = bonds.get(i);
      boolean last =
          bonds.subList(i + 1, bonds.size()).stream()
              .noneMatch(b -> b.isOf(bond.one(), bond.other()));
      boolean ours = bond.made() || !madeElsewhere(world, books, bond);
      if (last && ours && !gone(world, books, bond.one()) && !gone(world, books, bond.other())) {
        assertThat(count(world, bond.one(), bond.other()) > 0)
            .as("%s: whether they are linked", bond.made() ? "N2 NoLoss" : "N7 " + bond)
            .isEqualTo(bond.made());
        if (bond.made()) {
          everywhere(world, books, bond);
        }
      }
    }
    world.sides().forEach(side -> once(world, side));
  }

  /** Where people also linked the two on another tracker, that link may come here. */
  private static boolean madeElsewhere(World world, Books books, Deeds.Bond bond) {
    Set<IncidentId> two = incidents(books, bond);
    return world.deeds.bonds.stream()
        .filter(b -> b.made() && !b.one().tracker().equals(bond.one().tracker()))
        .anyMatch(b -> incidents(books, b).equals(two));
  }

  private static Set<IncidentId> incidents(Books books, Deeds.Bond bond) {
    return Stream.of(bond.one(), bond.other())
        .flatMap(ref -> books.of(ref).stream())
        .map(Incident::id)
        .collect(Collectors.toSet());
  }

  private static boolean gone(World world, Books books, TicketRef ref) {
    return world.deeds.deleted.contains(ref)
        || books.of(ref).stream()
            .flatMap(i -> i.tickets().stream())
            .anyMatch(t -> world.deeds.deleted.contains(t.ref()));
  }

  private static void everywhere(World world, Books books, Deeds.Bond bond) {
    Optional<Incident> one = books.of(bond.one());
    Optional<Incident> other = books.of(bond.other());
    if (one.isEmpty() || other.isEmpty()) {
      return;
    }
    for (TicketState here : Books.present(one.get())) {
      for (TicketState there : Books.present(other.get())) {
        boolean same = here.ref().tracker().equals(there.ref().tracker());
        boolean held = books.holds(here.ref()) || books.holds(there.ref());
        if (same && !takenAway(world, here.ref(), there.ref()) && !held) {
          assertThat(count(world, here.ref(), there.ref()))
              .as("N2 NoLoss: links of %s and %s, for %s", here.ref(), there.ref(), bond)
              .isPositive();
        }
      }
    }
  }

  private static boolean takenAway(World world, TicketRef one, TicketRef other) {
    return world.deeds.bonds.stream().anyMatch(b -> !b.made() && b.isOf(one, other));
  }

  private static void once(World world, Side side) {
    for (Shown ticket : side.tickets()) {
      TicketRef ref = new TicketRef(new TrackerId(side.name()), ticket.id());
      for (String id : ticket.linked()) {
        TicketRef other = new TicketRef(ref.tracker(), id);
        long people =
            world.deeds.bonds.stream().filter(b -> b.made() && b.isOf(ref, other)).count();
        assertThat((long) Collections.frequency(ticket.linked(), id))
            .as("N3 NoDuplicates: links of %s and %s", ref, other)
            .isLessThanOrEqualTo(people + 1);
      }
    }
  }

  private static int count(World world, TicketRef one, TicketRef other) {
    return world
        .side(one.tracker().toString())
        .ticket(one.id())
        .map(t -> Collections.frequency(t.linked(), other.id()))
        .orElse(0);
  }
}
