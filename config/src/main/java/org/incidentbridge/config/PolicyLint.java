package org.incidentbridge.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;

/** Warns of what a pack may say, but hardly means. */
final class PolicyLint {

  private final Problems problems;
  private final PolicyNames names;
  private final PolicyPack pack;
  private final Possible possible;

  PolicyLint(Problems problems, PolicyNames names, PolicyPack pack) {
    this.problems = problems;
    this.names = names;
    this.pack = pack;
    this.possible = new Possible(pack);
  }

  void run() {
    severity();
    ladder();
    pack.ladder().steps().forEach(this::step);
    new IdleRules(problems, names, pack).check(possible);
    pack.clocks().forEach(clock -> new LaxTargets(problems, names, possible).check(clock));
    pack.duties()
        .gates()
        .forEach(g -> new UntoldFacts(problems, pack).check(g, at("gates", g.name())));
    new CoverageGaps(problems, names).check(pack);
    new UnheardDuties(problems, names).check(pack);
    new CustomTwins(problems).check(names.pack());
    channels();
  }

  private Position at(String section, String name) {
    return names.pack().mapping(section).map(m -> m.keyAt(name)).orElse(names.pack().at());
  }

  private void severity() {
    List<SeverityRules.Rule> rules = pack.severity().rules();
    if (!rules.isEmpty() && pack.severity().otherwise().isEmpty()) {
      problems.warning(
          names.pack().keyAt("severity"),
          "severity",
          "incidents for which no rule holds have the severity that people set, or none",
          "say otherwise: " + StandardField.SEVERITY.words().getLast());
    }
    Set<String> texts = new HashSet<>();
    Optional<String> always = Optional.empty();
    for (SeverityRules.Rule rule : rules) {
      String name = rule.name().name();
      boolean again = !texts.add(rule.when().text());
      if (always.isPresent() || again) {
        String why =
            always
                .map(before -> "the rule '" + before + "' before it always holds")
                .orElse("a rule before it has the same condition");
        neverCounts(name, why, "take it out, or place it with before");
      }
      if (!possible.ever(rule.when())) {
        neverCounts(name, "its condition never holds", "take it out, or correct the condition");
      }
      if (rule.when().equals(Condition.ALWAYS) && always.isEmpty()) {
        always = Optional.of(name);
      }
    }
  }

  private void neverCounts(String rule, String why, String advice) {
    Mapping block = names.pack().mapping("severity").orElse(names.pack());
    Position at = block.mapping("rules").orElse(block).keyAt(rule);
    problems.warning(at, "severity.rules." + rule, "never counts: " + why, advice);
  }

  private void ladder() {
    List<Ladder.Level> levels = pack.ladder().levels();
    for (int i = 1; i < levels.size(); i++) {
      int lower = StandardField.LEVEL.words().indexOf(levels.get(i - 1).word());
      int higher = StandardField.LEVEL.words().indexOf(levels.get(i).word());
      if (higher - lower > 1) {
        problems.warning(
            at("levels", levels.get(i).word()),
            "levels." + levels.get(i).word(),
            "the ladder has a gap below it: the next level down is " + levels.get(i - 1).word(),
            "name the levels without a gap, or leave it if that is meant");
      }
    }
    for (Ladder.Level level : levels) {
      if (level.team().isEmpty()) {
        problems.warning(
            at("levels", level.word()),
            "levels." + level.word(),
            "has no team, so that a notice to it goes to nobody",
            "add team: [ … ]");
      }
    }
  }

  private void step(Step step) {
    String path = "steps." + step.name();
    Position at = at("steps", step.name());
    neverCaused(step)
        .or(() -> neverHolds(step.when()))
        .ifPresent(
            why ->
                problems.warning(
                    at, path, "never fires: " + why, "take it out, or correct what causes it"));
    if (step.trigger() instanceof Trigger.AtLevel level
        && step.actions().stream().anyMatch(Action.RaiseNext.class::isInstance)
        && isTop(level.level())) {
      problems.warning(
          at,
          path,
          level.level() + " is the highest level, there is none to raise to",
          "take raise out");
    }
    if (pack.ladder().levels().isEmpty()
        && step.actions().stream().anyMatch(Action.RaiseNext.class::isInstance)) {
      problems.warning(at, path, "raises, but there are no levels", "add levels");
    }
    new UntoldFacts(problems, pack).check(step, at);
  }

  private boolean isTop(String word) {
    List<Ladder.Level> levels = pack.ladder().levels();
    return !levels.isEmpty() && levels.getLast().word().equals(word);
  }

  private Optional<String> neverCaused(Step step) {
    return switch (step.trigger()) {
      case Trigger.ClockShare share -> targetless(share.clock(), step.when());
      case Trigger.Breach breach -> targetless(breach.clock(), step.when());
      case Trigger.Met met -> targetless(met.clock(), step.when());
      case Trigger.Overdue overdue ->
          pack.duties().obligation(overdue.obligation()).flatMap(this::neverOverdue);
      default -> Optional.empty();
    };
  }

  private Optional<String> neverOverdue(ObligationRule obligation) {
    String name = "the obligation '" + obligation.name() + "'";
    if (obligation.due().target() instanceof Target.None) {
      return Optional.of(name + " is never due");
    }
    return IdleRules.isAskedFor(pack, obligation)
        ? Optional.empty()
        : Optional.of("no step opens " + name);
  }

  private Optional<String> targetless(String clock, Condition when) {
    return pack.clock(clock)
        .filter(c -> !possible.ever(c.run().start()))
        .map(c -> "the clock '" + clock + "' never starts")
        .or(() -> withoutTarget(clock))
        .or(() -> neverHolds(when))
        .or(() -> withoutTarget(clock, when));
  }

  private Optional<String> withoutTarget(String clock, Condition when) {
    return pack.clock(clock)
        .filter(c -> !TargetLines.mayPromise(c, when, possible))
        .map(c -> "the clock '" + clock + "' has no target where its condition holds");
  }

  private Optional<String> withoutTarget(String clock) {
    return pack.clock(clock)
        .filter(
            c ->
                c.targets().stream()
                    .map(ClockRule.TargetRow::target)
                    .allMatch(Target.None.class::isInstance))
        .map(c -> "the clock '" + clock + "' has no target");
  }

  private Optional<String> neverHolds(Condition when) {
    return possible.ever(when) ? Optional.empty() : Optional.of("its condition never holds");
  }

  private void channels() {
    boolean tells =
        pack.ladder().steps().stream()
            .flatMap(s -> s.actions().stream())
            .anyMatch(Action.Tell.class::isInstance);
    boolean inConfiguration = names.outside().routes().isPresent();
    if (tells && inConfiguration && names.outside().channels().isEmpty()) {
      problems.warning(
          names.pack().keyAt("steps"),
          "steps",
          "people are told, but the configuration has no channels",
          "add them to bridge.yaml under notify");
    }
  }
}
