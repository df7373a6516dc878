package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Random;
import org.incidentbridge.model.TicketRef;

/** People who link tickets of one tracker, and who take such links away. */
final class Relating {

  private final World world;
  private final Deeds deeds;
  private final Random random;

  Relating(World world, Deeds deeds, Random random) {
    this.world = world;
    this.deeds = deeds;
    this.random = random;
  }

  void act(Side side, TicketRef ref, Shown ticket) {
    if (!world.has(Stress.Kind.LINKS) || !side.relatesTickets()) {
      return;
    }
    if (!ticket.linked().isEmpty() && random.nextInt(3) == 0) {
      unlink(side, ref, any(ticket.linked().stream().sorted().toList()));
      return;
    }
    List<String> others =
        side.tickets().stream()
            .map(Shown::id)
            .filter(id -> !id.equals(ref.id()) && !ticket.linked().contains(id))
            .toList();
    if (!others.isEmpty()) {
      link(side, ref, any(others));
    }
  }

  private void link(Side side, TicketRef ref, String other) {
    String how = side.link(ref.id(), other, random);
    note(ref, other, true);
    tell(ref, "says " + how + " of " + other);
  }

  private void unlink(Side side, TicketRef ref, String other) {
    side.unlink(ref.id(), other);
    note(ref, other, false);
    tell(ref, "takes away the link to " + other);
  }

  private void note(TicketRef ref, String other, boolean made) {
    TicketRef there = new TicketRef(ref.tracker(), other);
    world.timeline.touched(there);
    deeds.bonds.add(new Deeds.Bond(ref, there, made));
  }

  private void tell(TicketRef ref, String what) {
    world.history.add(() -> "person at " + ref + ": " + what);
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
