package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Random;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/**
 * People who put labels on tickets that have mirrors and take them off again, also such as came
 * from elsewhere: by chance this happens too seldom.
 */
final class Labelling {

  private final World world;
  private final Random random;

  Labelling(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  void act() {
    if (world.isOverwriting() || random.nextInt(4) > 0) {
      return;
    }
    List<TicketRef> tickets =
        world.incidents().stream()
            .filter(incident -> incident.tickets().size() > 1)
            .flatMap(incident -> tickets(incident).stream())
            .toList();
    if (!tickets.isEmpty()) {
      world.people().label(tickets.get(random.nextInt(tickets.size())));
    }
  }

  private List<TicketRef> tickets(Incident incident) {
    return Books.present(incident).stream().map(TicketState::ref).filter(world::isOpen).toList();
  }
}
