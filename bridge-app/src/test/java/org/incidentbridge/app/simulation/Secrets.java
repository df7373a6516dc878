package org.incidentbridge.app.simulation;

import java.util.List;
import java.util.Random;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;

/**
 * Where private tickets stay where they are, people make one private that has mirrors, write on it,
 * and open it again: by chance this happens too seldom.
 */
final class Secrets {

  private static final List<StandardField> FIELDS =
      List.of(StandardField.TITLE, StandardField.DESCRIPTION);

  private final World world;
  private final Random random;

  Secrets(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  void act() {
    boolean kept = world.ways.secretive() && world.has(Stress.Kind.PRIVATE);
    if (!kept || world.isOverwriting() || random.nextInt(4) > 0) {
      return;
    }
    List<TicketRef> origins =
        world.incidents().stream()
            .filter(incident -> Books.present(incident).size() > 1)
            .map(incident -> incident.origin().ref())
            .filter(ref -> side(ref).ticket(ref.id()).isPresent())
            .toList();
    if (!origins.isEmpty()) {
      act(origins.get(random.nextInt(origins.size())));
    }
  }

  private void act(TicketRef ref) {
    if (!isHidden(ref) || random.nextInt(3) == 0) {
      world.people().seal(ref);
    }
    if (isHidden(ref)) {
      world.people().rewrite(ref, FIELDS.get(random.nextInt(FIELDS.size())));
    }
  }

  private boolean isHidden(TicketRef ref) {
    return side(ref).ticket(ref.id()).orElseThrow().hidden();
  }

  private Side side(TicketRef ref) {
    return world.side(ref.tracker().toString());
  }
}
