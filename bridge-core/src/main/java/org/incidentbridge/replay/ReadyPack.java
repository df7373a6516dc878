package org.incidentbridge.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;

/** A pack with its conditions numbered and its names resolved; made once for many incidents. */
final class ReadyPack {
  final PolicyPack pack;
  final Questions questions = new Questions();
  final long[] topics;

  /** What the severity depends on. */
  final long severityTopics;

  /** What may begin or cease to hold whenever a calendar opens or closes. */
  final List<Question> standing = new ArrayList<>();

  final Question counts;
  final List<Severity> severities = new ArrayList<>();

  /** What the severity is when no rule holds. */
  final Value otherwise;

  final List<Start> starts = new ArrayList<>();
  final List<Question> handles = new ArrayList<>();
  final List<Clock> clocks = new ArrayList<>();
  final List<Steps> steps = new ArrayList<>();
  final List<Asking> gates = new ArrayList<>();
  final List<Duty> duties = new ArrayList<>();
  final Map<String, Integer> dutyIndexes = new HashMap<>();

  private final Set<ClockRule.TargetRow> watched;

  ReadyPack(PolicyPack pack, Set<ClockRule.TargetRow> watched) {
    this.pack = pack;
    this.watched = Set.copyOf(watched);
    this.counts = stand(questions.of(pack.head().counts()));
    this.otherwise = Value.line(pack.severity().otherwise());
    for (SeverityRules.Rule rule : pack.severity().rules()) {
      severities.add(Severity.of(rule, stand(questions.of(rule.when()))));
    }
    for (Ladder.Start start : pack.ladder().start()) {
      starts.add(new Start(start, questions.of(start.when())));
    }
    for (Ladder.Level level : pack.ladder().levels()) {
      handles.add(questions.of(level.handles()));
    }
    for (Step step : pack.ladder().steps()) {
      steps.add(step(step));
    }
    for (ClockRule rule : pack.clocks()) {
      clocks.add(clock(rule));
    }
    for (Gate gate : pack.duties().gates()) {
      gates.add(gate(gate));
    }
    for (ObligationRule rule : pack.duties().obligations()) {
      dutyIndexes.put(rule.name(), duties.size());
      duties.add(duty(rule));
    }
    severityTopics =
        severities.stream().mapToLong(s -> s.when().topics()).reduce(0, (a, b) -> a | b);
    topics = Arrays.stream(questions.all()).mapToLong(Question::topics).toArray();
  }

  private Question stand(Question question) {
    if (question.namesHours()) {
      standing.add(question);
    }
    return question;
  }

  private Steps step(Step step) {
    Question when = questions.of(step.when());
    if (step.trigger() instanceof Trigger.Holds) {
      stand(when);
    }
    return new Steps(step, steps.size(), when, Cue.of(step.trigger()));
  }

  private Clock clock(ClockRule rule) {
    ClockRule.Run run = rule.run();
    Run asked =
        new Run(
            questions.of(run.start()),
            questions.of(run.stop()),
            questions.of(run.pause()),
            questions.of(run.restart()));
    List<Row> rows = new ArrayList<>();
    for (ClockRule.TargetRow row : rule.targets()) {
      rows.add(new Row(row, questions.of(row.when()), watched.contains(row)));
    }
    List<Question> running = new ArrayList<>();
    running.add(asked.stop());
    running.add(asked.pause());
    running.add(asked.start());
    running.add(asked.restart());
    rows.forEach(row -> running.add(row.when()));
    running.removeIf(question -> !question.namesHours());
    List<Question> stopped = new ArrayList<>(List.of(asked.start(), asked.stop()));
    stopped.removeIf(question -> !question.namesHours());
    return new Clock(rule, asked, rows, causes(rule.name()), new Hourly(running, stopped));
  }

  private Causes causes(String clock) {
    List<Share> shares = new ArrayList<>();
    List<Integer> breaches = new ArrayList<>();
    List<Integer> mets = new ArrayList<>();
    for (Steps ready : steps) {
      switch (ready.step().trigger()) {
        case Trigger.ClockShare share when share.clock().equals(clock) ->
            shares.add(new Share(ready.index(), share.share()));
        case Trigger.Breach breach when breach.clock().equals(clock) -> breaches.add(ready.index());
        case Trigger.Met met when met.clock().equals(clock) -> mets.add(ready.index());
        default -> {}
      }
    }
    return new Causes(shares, breaches, mets);
  }

  private Asking gate(Gate gate) {
    return new Asking(
        gate,
        stand(questions.of(gate.when())),
        gate.needs().stream().map(n -> stand(questions.of(n.met()))).toList());
  }

  private Duty duty(ObligationRule rule) {
    List<Integer> overdue = new ArrayList<>();
    for (Steps ready : steps) {
      if (ready.step().trigger() instanceof Trigger.Overdue trigger
          && trigger.obligation().equals(rule.name())) {
        overdue.add(ready.index());
      }
    }
    return new Duty(
        rule,
        questions.of(rule.done().acknowledged()),
        questions.of(rule.done().dropped()),
        overdue);
  }

  /**
   * A rule of severity.
   *
   * @param is what it decides
   * @param named how it is called where the decision is explained
   */
  record Severity(Question when, Value is, String named) {
    static Severity of(SeverityRules.Rule rule, Question when) {
      return new Severity(when, Value.line(rule.is()), rule.name().toString());
    }
  }

  /** Where an incident may begin. */
  record Start(Ladder.Start rule, Question when) {}

  /** A step and its place in the ladder. */
  record Steps(Step step, int index, Question when, Cue cue) {}

  /** What a step waits for. */
  enum Cue {
    HOLDS,
    EVENT,
    CAUSE;

    static Cue of(Trigger trigger) {
      return switch (trigger) {
        case Trigger.Holds holds -> HOLDS;
        case Trigger.EachEvent each -> EVENT;
        default -> CAUSE;
      };
    }
  }

  /** A gate. */
  record Asking(Gate gate, Question when, List<Question> needs) {}

  /** An obligation, and the steps that its being overdue causes. */
  record Duty(
      ObligationRule rule, Question acknowledged, Question dropped, List<Integer> overdue) {}

  /** A clock and what it causes. */
  record Clock(ClockRule rule, Run run, List<Row> rows, Causes causes, Hourly hourly) {
    boolean namesHours() {
      return !hourly.running().isEmpty() || !hourly.stopped().isEmpty();
    }

    List<Question> whileRunning() {
      return hourly.running();
    }

    List<Question> whileStopped() {
      return hourly.stopped();
    }
  }

  /** What matters to a clock whenever a calendar opens or closes: while it runs, and else. */
  record Hourly(List<Question> running, List<Question> stopped) {}

  /** When a clock runs. */
  record Run(Question start, Question stop, Question pause, Question restart) {}

  /** A line of the table of targets, and whether it is to be told that it counted. */
  record Row(ClockRule.TargetRow row, Question when, boolean watched) {
    Target target() {
      return row.target();
    }

    Hours hours() {
      return row.hours();
    }
  }

  /** The steps that a clock causes, by their places. */
  record Causes(List<Share> shares, List<Integer> breaches, List<Integer> mets) {}

  /** A step at a share of a clock's target. */
  record Share(int step, double share) {}
}
