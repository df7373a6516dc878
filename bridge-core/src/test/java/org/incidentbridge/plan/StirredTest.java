package org.incidentbridge.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.incidentbridge.plan.Scene.MIRROR;
import static org.incidentbridge.plan.Scene.ORIGIN;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome.Receipt;
import org.junit.jupiter.api.Test;

/** N4: a tracker that opens a ticket since the bridge wrote a comment there. */
final class StirredTest {

  private static final FieldName TITLE = StandardField.TITLE.field();

  private final Scene scene =
      new Scene()
          .ticket(ORIGIN, "")
          .ticket(MIRROR, "near")
          .shows(ORIGIN, StandardField.TITLE, "resolved", Value.line("resolved"))
          .shows(MIRROR, StandardField.TITLE, "open", Value.line("resolved"))
          .comment(ORIGIN, "5", 0, Visibility.PUBLIC, "hello");

  private Baseline after(Set<FieldName> beside) {
    PlannedCommand copy =
        scene.plan().commands().stream()
            .filter(planned -> planned.command() instanceof Command.AddComment)
            .findFirst()
            .orElseThrow();
    var evidence = new Evidence(Trust.DIRECT, Map.of(), Set.of(), beside, Set.of());
    Incident incident =
        Acknowledgement.of(
            scene.incident(),
            copy,
            new Receipt(Optional.of("7"), Optional.empty(), List.of()),
            Optional.of(scene.reading(MIRROR)),
            evidence);
    return Objects.requireNonNull(incident.ticket(MIRROR).orElseThrow().baselines().get(TITLE));
  }

  @Test
  void whatItDidToOpenTheTicketIsNobodysChange() {
    assertThat(after(Set.of(TITLE))).isEqualTo(Baseline.of(Value.line("open")));
  }

  @Test
  void whatSomebodyChangedMeanwhileIsTheirs() {
    assertThat(after(Set.of())).isEqualTo(Baseline.of(Value.line("resolved")));
  }
}
