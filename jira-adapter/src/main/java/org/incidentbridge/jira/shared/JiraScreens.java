package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
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

  /** The texts that are too long for their fields, with the rest that goes into comments. */
  Draft longTexts(Map<String, Value> with, String project) {
    Draft draft = new Draft();
    new TreeMap<>(with)
        .forEach(
            (name, value) -> {
              if (value instanceof Value.Body) {
                values.set(draft, FieldSpot.fresh(name, project), value);
              }
            });
    return draft;
  }

  /**
   * Comments the rest of the texts that are too long, each once; what fails is a loss.
   *
   * @param extra what was lost so far; the rest of a text that Jira did not take is not commented
   * @return whether there was a rest
   */
  boolean goOn(Command.ChangeStatus command, String project, Draft extra) {
    longTexts(command.with(), project).overflow().stream()
        .filter(rest -> !extra.refused().containsKey(rest.field()))
        .forEach(rest -> extra.overflow(rest.field(), rest.text()));
    Command.Target target = command.target();
    return edits.writing().overflow().post(target.key(), target.ticketId(), extra);
  }

  /**
   * Sets what no screen had. What Jira does not take is a loss: the status has changed all the
   * same.
   *
   * @return whether anything was set
   */
  boolean rest(String id, SortedMap<String, Value> left, String project, Draft extra) {
    Draft draft = new Draft();
    left.forEach((name, value) -> values.set(draft, FieldSpot.fresh(name, project), value));
    draft.losses().forEach(loss -> extra.lose(loss.field(), loss.message()));
    draft.refused().forEach((name, why) -> notTaken(extra, name, why));
    while (!draft.isEmpty()) {
      Map<String, String> bad = refusal(id, draft);
      if (bad.isEmpty()) {
        return true;
      }
      bad.forEach(
          (name, why) -> {
            notTaken(extra, name, why);
            draft.drop(name);
          });
    }
    return false;
  }

  /** Sends an edit; the fields that Jira does not take, all of them if it blames none (N10). */
  private Map<String, String> refusal(String id, Draft draft) {
    try {
      jira.edit(id, draft.body());
      return Map.of();
    } catch (CallFailure failure) {
      if (failure.kind() != Kind.INVALID && failure.kind() != Kind.PERMISSION) {
        throw failure;
      }
      Map<String, String> bad = new TreeMap<>(failure.fields());
      bad.keySet().removeIf(name -> !draft.has(name));
      if (bad.isEmpty()) {
        draft.names().forEach(name -> bad.put(name, failure.message()));
      }
      return bad;
    }
  }

  private static void notTaken(Draft extra, String field, String why) {
    extra.lose(field, why);
    extra.refuse(field, why);
  }
}
