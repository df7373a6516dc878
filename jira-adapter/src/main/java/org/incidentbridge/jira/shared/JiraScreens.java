package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;

/** Fills the screens of transitions. */
final class JiraScreens {

  /** Taken where a workflow asks for a resolution and nobody named one. */
  private static final List<String> USUAL = List.of("Done", "Fixed", "Resolved");

  private final Site jira;
  private final JiraEdits edits;
  private final JiraValueWriter values;
  private final Optional<String> resolution;

  /**
   * Screens.
   *
   * @param resolution set where a transition asks for one and the bridge has none
   */
  JiraScreens(Site jira, JiraEdits edits, JiraValueWriter values, Optional<String> resolution) {
    this.jira = jira;
    this.edits = edits;
    this.values = values;
    this.resolution = resolution;
  }

  /**
   * What to send with a step: on the last one all fields that its screen has, on others only those
   * that it needs.
   */
  Draft fill(JiraStep step, String target, Map<String, Value> with, String project) {
    Draft draft = new Draft();
    boolean last = step.to().is(target);
    step.screen()
        .forEach(
            (name, field) -> {
              Value value = with.getOrDefault(name, Value.absent());
              if (!value.isAbsent() && (last || field.needed())) {
                values.set(draft, FieldSpot.fresh(name, project), value);
              } else if (field.needed()) {
                standIn(draft, step, name, field);
              }
            });
    return draft;
  }

  private void standIn(Draft draft, JiraStep step, String name, JiraStep.ScreenField field) {
    Optional<String> word =
        name.equals("resolution")
            ? resolution.or(() -> USUAL.stream().filter(field.words()::contains).findFirst())
            : Optional.empty();
    word.ifPresentOrElse(
        taken -> {
          values.set(draft, FieldSpot.fresh(name, ""), Value.line(taken));
          draft.lose(name, "'" + taken + "' was taken, as '" + step.name() + "' asks for one");
        },
        () ->
            draft.refuse(
                name,
                "transition '" + step.name() + "' to '" + step.to().name() + "' asks for it"));
  }

  /**
   * Sets what no screen had. What Jira does not take is a loss: the status has changed all the
   * same.
   *
   * @return the issue afterwards, if anything was set
   */
  Optional<TicketSnapshot> rest(
      String id, SortedMap<String, Value> left, String project, Draft extra) {
    Draft draft = new Draft();
    left.forEach((name, value) -> values.set(draft, FieldSpot.fresh(name, project), value));
    draft.losses().forEach(loss -> extra.lose(loss.field(), loss.message()));
    draft.refused().forEach(extra::lose);
    if (draft.isEmpty()) {
      return Optional.empty();
    }
    try {
      jira.edit(id, draft.body());
      return edits.snapshot(id);
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.INVALID && failure.kind() != Kind.PERMISSION) {
        throw failure;
      }
      left.keySet()
          .forEach(
              name -> extra.lose(name, failure.fields().getOrDefault(name, failure.message())));
      return Optional.empty();
    }
  }
}
