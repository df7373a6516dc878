package org.incidentbridge.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.app.simulation.Timeline.Turn;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;

/**
 * N2 for fields of one value: whatever the bridge wrote there, a ticket of the incident had begun
 * with it or somebody had written it, so that nothing is emptied since it could not be understood.
 */
final class OwnWords implements Check {

  private static final List<StandardField> FIELDS =
      List.of(StandardField.TITLE, StandardField.DESCRIPTION, StandardField.PRIORITY);

  @Override
  public void check(World world, Books books) {
    for (Incident incident : books.incidents()) {
      FIELDS.forEach(field -> check(world.timeline, incident, field));
    }
  }

  private static void check(Timeline timeline, Incident incident, StandardField field) {
    Set<TicketRef> tickets =
        incident.tickets().stream().map(TicketState::ref).collect(Collectors.toSet());
    Set<String> said = new TreeSet<>();
    for (Turn turn : timeline.of(tickets, field)) {
      if (turn.person() || turn.when().equals(timeline.appearance(turn.at()))) {
        said.add(turn.after());
      }
      assertThat(said).as("N2 OwnWords: who said so? %s", turn).contains(turn.after());
    }
  }
}
