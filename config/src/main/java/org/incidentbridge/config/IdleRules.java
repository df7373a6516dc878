package org.incidentbridge.config;

import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;

/** Tells of clocks, obligations and values from which nothing ever comes. */
final class IdleRules {

  private final Problems problems;
  private final PolicyNames names;
  private final PolicyPack pack;

  IdleRules(Problems problems, PolicyNames names, PolicyPack pack) {
    this.problems = problems;
    this.names = names;
    this.pack = pack;
  }

  void check(Possible possible) {
    pack.clocks().forEach(clock -> clock(clock, possible));
    pack.duties().obligations().forEach(this::obligation);
    pack.ladder().steps().forEach(this::put);
  }

  private void clock(ClockRule clock, Possible possible) {
    Mapping block = names.blocks("clocks").getOrDefault(clock.name(), names.pack());
    String path = "clocks." + clock.name();
    if (!possible.ever(clock.run().start())) {
      problems.warning(
          block.keyAt("start"),
          path + ".start",
          "the clock never starts: this never holds",
          "correct the condition, or take the clock out");
    } else if (clock.run().again() == ClockRule.Again.REPEAT
        && !possible.lasts(clock.run().start())) {
      problems.warning(
          block.keyAt("again"),
          path + ".again",
          "the clock never repeats by itself: its start is an event, which is over when it stops",
          "start it with a state such as open, or say again: anew");
    }
    Mapping targets = block.mapping("targets").orElse(block);
    clock.targets().stream()
        .filter(row -> !(row.target() instanceof Target.None))
        .filter(row -> !TargetLines.mayCount(clock, row, possible))
        .forEach(row -> idle(row, targets, path + ".targets." + row.name(), possible));
  }

  private void idle(ClockRule.TargetRow row, Mapping targets, String path, Possible possible) {
    problems.warning(
        targets.keyAt(row.name()),
        path,
        "never counts: "
            + (possible.ever(row.when())
                ? "the lines before it hold whenever it does"
                : "its condition never holds"),
        "take it out, or place it before the others");
  }

  private void obligation(ObligationRule obligation) {
    if (isAskedFor(pack, obligation)) {
      obligation
          .done()
          .after()
          .flatMap(pack.duties()::obligation)
          .filter(before -> !isAskedFor(pack, before))
          .ifPresent(before -> never(obligation, before));
    }
  }

  private void never(ObligationRule obligation, ObligationRule before) {
    Mapping block = names.blocks("obligations").getOrDefault(obligation.name(), names.pack());
    problems.warning(
        block.keyAt("after"),
        "obligations." + obligation.name() + ".after",
        "never opens: no step opens '" + before.name() + "', for which it waits",
        "have a step oblige " + before.name() + ", too");
  }

  /** Whether any step opens it. */
  static boolean isAskedFor(PolicyPack pack, ObligationRule obligation) {
    return pack.ladder().steps().stream()
        .flatMap(step -> step.actions().stream())
        .anyMatch(a -> a instanceof Action.Oblige o && o.obligation().equals(obligation.name()));
  }

  /** The rules of severity decide anew at each event, so that what a step sets has no effect. */
  private void put(Step step) {
    boolean puts =
        step.actions().stream()
            .anyMatch(
                a ->
                    a instanceof Action.Put put
                        && put.field().equals(StandardField.SEVERITY.field()));
    if (puts && !pack.severity().rules().isEmpty()) {
      Mapping block = names.blocks("steps").getOrDefault(step.name(), names.pack());
      problems.error(
          at(block).orElse(block.keyAt("do")),
          "steps." + step.name() + ".do.put.severity",
          "the rules of severity decide it, so that a step cannot",
          "make it a rule: severity: { rules: { … } }, placed with before where it has to win");
    }
  }

  private static Optional<Position> at(Yaml yaml) {
    return switch (yaml) {
      case Yaml.Scalar one -> Optional.empty();
      case Yaml.Sequence several ->
          several.items().stream().flatMap(i -> at(i).stream()).findFirst();
      case Mapping block ->
          block.get("severity").isPresent()
              ? Optional.of(block.keyAt("severity"))
              : block.entries().values().stream().flatMap(e -> at(e.value()).stream()).findFirst();
    };
  }
}
