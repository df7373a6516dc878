package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.testkit.sim.SimRequest;

/** Tickets of which nothing is expected, since one is poison or waits. */
final class Spoils {

  private final World world;
  private final boolean poisonous;
  private Optional<TicketRef> poison = Optional.empty();
  private long refused;

  /**
   * Where writing to the poison ticket stands. Its commands are refused one after another, each so
   * often before the next one's turn comes, which takes longer than anybody waits for quiet.
   *
   * @param writes so many were refused
   * @param unsent what is not written, held or not
   * @param due whether any of it is not held
   */
  record Refused(long writes, Set<Command> unsent, boolean due) {

    /** How many were refused since, if something was due then and nothing else came up. */
    long since(Refused before) {
      return before.due && before.unsent.containsAll(unsent) ? writes - before.writes : 0;
    }
  }

  Spoils(World world, boolean poisonous) {
    this.world = world;
    this.poisonous = poisonous;
  }

  /**
   * In some worlds the second ticket is poison (N10): its tracker answers 500 whenever the bridge
   * touches it. Nothing is expected of it; all others must not suffer.
   */
  void born(TicketRef ref) {
    world.deeds.born.add(ref);
    if (poisonous && world.deeds.born.size() == 2) {
      poison = Optional.of(ref);
      world.deeds.deleted.add(ref);
      world.history.add(() -> ref + " is poison");
    }
  }

  /** Nothing is expected of an incident of which a ticket is poison, or that waits. */
  Books expected(Books books) {
    Set<TicketRef> spoiled = new TreeSet<>();
    poison.flatMap(books::of).stream()
        .flatMap(i -> i.tickets().stream())
        .forEach(t -> spoiled.add(t.ref()));
    world.deeds.born.stream().filter(this::waits).forEach(ref -> spoil(books, ref, spoiled));
    world.deeds.deleted.addAll(spoiled);
    return books.without(i -> spoiled.contains(i.origin().ref()));
  }

  private boolean waits(TicketRef ref) {
    return world.ways.secretive()
        && world.side(ref.tracker().toString()).ticket(ref.id()).filter(Shown::hidden).isPresent();
  }

  private static void spoil(Books books, TicketRef ref, Set<TicketRef> spoiled) {
    spoiled.add(ref);
    books.of(ref).stream().flatMap(i -> i.tickets().stream()).forEach(t -> spoiled.add(t.ref()));
  }

  /** Takes note of a write. */
  void written(String side, SimRequest request) {
    refused += poisoned(side, request) ? 1 : 0;
  }

  Refused refused(Books books) {
    List<Outbox.Entry> unsent =
        books.waiting().stream()
            .filter(e -> poison.isPresent() && HeldFields.ticket(e.planned()).equals(poison))
            .toList();
    boolean due = unsent.stream().anyMatch(e -> e.state() != Outbox.State.HELD);
    return new Refused(
        refused, unsent.stream().map(e -> e.planned().command()).collect(Collectors.toSet()), due);
  }

  boolean poisoned(String side, SimRequest request) {
    return poison
        .filter(p -> p.tracker().toString().equals(side))
        .filter(p -> request.path().matches(".*/(issues?|tickets?)/" + p.id() + "(/.*)?"))
        .isPresent();
  }
}
