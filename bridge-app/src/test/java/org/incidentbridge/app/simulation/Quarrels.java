package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.policy.Owner;

/**
 * Two people write the same text anew on two tickets of an incident, where the bridge has to ask
 * which of them counts: by chance this happens too seldom.
 */
final class Quarrels {

  private static final List<StandardField> FIELDS =
      List.of(StandardField.TITLE, StandardField.DESCRIPTION);

  private final World world;
  private final Random random;

  Quarrels(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  void act() {
    List<StandardField> asked = FIELDS.stream().filter(f -> isAsked(f.field())).toList();
    if (asked.isEmpty() || world.isOverwriting() || random.nextInt(3) > 0) {
      return;
    }
    StandardField field = asked.get(random.nextInt(asked.size()));
    List<List<TicketRef>> choice =
        world.incidents().stream()
            .map(this::tickets)
            .filter(tickets -> tickets.size() > 1)
            .toList();
    if (!choice.isEmpty()) {
      List<TicketRef> two = new ArrayList<>(choice.get(random.nextInt(choice.size())));
      Collections.shuffle(two, random);
      two.stream().limit(2).forEach(ref -> world.people().rewrite(ref, field));
    }
  }

  private boolean isAsked(FieldName field) {
    return world.topology().routes().stream()
        .allMatch(r -> r.terms().fields().get(field) instanceof Owner.Ask);
  }

  private List<TicketRef> tickets(Incident incident) {
    return Books.present(incident).stream().map(TicketState::ref).filter(world::isOpen).toList();
  }
}
