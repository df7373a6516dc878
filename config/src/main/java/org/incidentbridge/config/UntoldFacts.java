package org.incidentbridge.config;

import java.util.Set;
import java.util.TreeSet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;

/**
 * Warns of facts in what a step says that it can never have, such as the due time of a clock where
 * no clock is the cause. What stands in a section of its own is left out on purpose, and so is no
 * mistake.
 */
final class UntoldFacts {

  private static final Set<String> OF_PROMISES =
      Set.of("due", "dueUtc", "left", "overdue", "target");
  private static final Set<String> OF_CLOCKS = Set.of("clock", "cycle");
  private static final Set<String> OF_DUTIES = Set.of("obligation", "who");
  private static final Set<String> OF_CHANGES = Set.of("before", "after");

  private final Problems problems;
  private final PolicyPack pack;

  UntoldFacts(Problems problems, PolicyPack pack) {
    this.problems = problems;
    this.pack = pack;
  }

  /** Looks at all that a step says. */
  void check(Step step, Position at) {
    Set<String> lacking = lackedBy(step);
    for (Action action : step.actions()) {
      switch (action) {
        case Action.Comment comment ->
            check(comment.text(), "its comment", lacking, at, "steps." + step.name());
        case Action.Tell tell -> template(tell.template(), lacking, at, "steps." + step.name());
        default -> {}
      }
    }
  }

  /** Looks at the question of a gate. */
  void check(Gate gate, Position at) {
    Set<String> lacking = lacking(false, false, true);
    lacking.addAll(OF_CHANGES);
    lacking.add("share");
    check(gate.ask(), "its question", lacking, at, "gates." + gate.name());
  }

  private void template(String name, Set<String> lacking, Position at, String path) {
    Catalogue.Template own = pack.catalogue().templates().get(name);
    String text =
        own != null
            ? own.subject() + "\n" + own.text()
            : TemplatesReader.BUILT_IN.contains(name) ? TemplatesReader.resource(name) : "";
    check(text, "the template '" + name + "'", lacking, at, path);
  }

  private void check(String text, String what, Set<String> lacking, Position at, String path) {
    Set<String> never = new TreeSet<>(MustacheTemplate.unguarded(text));
    never.retainAll(lacking);
    if (!never.isEmpty()) {
      String names = String.join(", ", never);
      problems.warning(
          at,
          path,
          "%s tells %s, which is always empty here".formatted(what, names),
          "take it out, or write {{#%1$s}}…{{/%1$s}} around what it stands in"
              .formatted(never.iterator().next()));
    }
  }

  private Set<String> lackedBy(Step step) {
    boolean clock = isOfClock(step.trigger());
    boolean duty =
        step.trigger() instanceof Trigger.Overdue
            || step.actions().stream().anyMatch(Action.Oblige.class::isInstance);
    boolean gates = !pack.duties().gates().isEmpty();
    Set<String> lacking = lacking(clock, duty, gates);
    if (!(step.trigger() instanceof Trigger.ClockShare)) {
      lacking.add("share");
    }
    if (!mayTurn(step)) {
      lacking.addAll(OF_CHANGES);
    }
    return lacking;
  }

  private static Set<String> lacking(boolean clock, boolean duty, boolean gates) {
    Set<String> lacking = new TreeSet<>();
    if (!clock) {
      lacking.addAll(OF_CLOCKS);
    }
    if (!duty) {
      lacking.addAll(OF_DUTIES);
    }
    if (!clock && !duty) {
      lacking.addAll(OF_PROMISES);
    }
    if (!gates) {
      lacking.add("missing");
    }
    return lacking;
  }

  private static boolean isOfClock(Trigger trigger) {
    return trigger instanceof Trigger.ClockShare
        || trigger instanceof Trigger.Breach
        || trigger instanceof Trigger.Met;
  }

  /** Whether a change of a field is the cause, or may come with it. */
  private static boolean mayTurn(Step step) {
    return step.trigger() instanceof Trigger.EachEvent
        || step.trigger() instanceof Trigger.Holds
        || step.actions().stream().anyMatch(UntoldFacts::turns);
  }

  private static boolean turns(Action action) {
    return switch (action) {
      case Action.RaiseNext raise -> true;
      case Action.RaiseTo raise -> true;
      case Action.Put put -> isTurned(put.field());
      default -> false;
    };
  }

  private static boolean isTurned(FieldName field) {
    return field.equals(StandardField.SEVERITY.field())
        || field.equals(StandardField.LEVEL.field());
  }
}
