package org.incidentbridge.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Target;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;

/** A policy pack put together in a test. */
final class Pack {
  final List<SeverityRules.Rule> severities = new ArrayList<>();
  final List<ClockRule> clocks = new ArrayList<>();
  final List<Ladder.Level> levels = new ArrayList<>();
  final List<Ladder.Start> starts = new ArrayList<>();
  final List<Step> steps = new ArrayList<>();
  final List<Gate> gates = new ArrayList<>();
  final List<ObligationRule> obligations = new ArrayList<>();
  final SortedMap<String, Catalogue.Service> services = new TreeMap<>();
  final SortedMap<String, Catalogue.Plan> plans = new TreeMap<>();
  final SortedMap<String, Catalogue.Organisation> organisations = new TreeMap<>();
  final SortedMap<String, CoverageCalendar> calendars = new TreeMap<>();
  private Condition counts = Condition.ALWAYS;
  private Optional<Instant> effective = Optional.empty();

  PolicyPack build() {
    return new PolicyPack(
        new PolicyPack.Head("test", "Test", "1", effective, counts),
        new SeverityRules(severities, "sev4"),
        clocks,
        new Ladder(levels, starts, steps),
        new PolicyPack.Duties(gates, obligations),
        new Catalogue(services, plans, organisations, new TreeMap<>(), calendars));
  }

  Verdict verdict(Tale tale, String until) {
    return Replay.run(build(), tale.timeline(), Instant.parse(until));
  }

  Pack counts(Condition condition) {
    counts = condition;
    return this;
  }

  Pack effective(String from) {
    effective = Optional.of(Instant.parse(from));
    return this;
  }

  Pack severity(String rule, Condition when, String word) {
    severities.add(new SeverityRules.Rule(new RuleName(rule, ""), when, word));
    return this;
  }

  /** A clock from the beginning to a condition. */
  ClockBuilder clock(String name, Condition stop) {
    return new ClockBuilder(name, stop);
  }

  Pack level(String word, Condition handles) {
    levels.add(new Ladder.Level(word, word, List.of(), handles, new Hours.Of(Town.ALWAYS)));
    return this;
  }

  Pack levels(String... words) {
    for (String word : words) {
      level(word, Condition.ALWAYS);
    }
    return this;
  }

  Pack step(String name, Trigger trigger, Condition when, Action... actions) {
    steps.add(new Step(new RuleName(name, ""), trigger, when, List.of(actions)));
    return this;
  }

  Pack titled(String name, String title, Condition when, Action... actions) {
    steps.add(new Step(new RuleName(name, ""), title, new Trigger.Holds(), when, List.of(actions)));
    return this;
  }

  Pack step(String name, Trigger trigger, Action... actions) {
    return step(name, trigger, Condition.ALWAYS, actions);
  }

  Pack obligation(String name, Target due, Condition acknowledged) {
    return obligation(
        name, due, new ObligationRule.Done(acknowledged, Condition.NEVER, Optional.empty(), 1));
  }

  Pack obligation(String name, Target due, ObligationRule.Done done) {
    return obligation(name, List.of("owner"), due, done);
  }

  Pack obligation(String name, List<String> who, Target due, ObligationRule.Done done) {
    return obligation(name, who, new ObligationRule.Due(due, new Hours.Of(Town.ALWAYS)), done);
  }

  Pack obligation(String name, List<String> who, ObligationRule.Due due, ObligationRule.Done done) {
    obligations.add(new ObligationRule(new RuleName(name, ""), name, who, due, done));
    return this;
  }

  Pack gate(String name, Condition when, Gate.Need... needs) {
    gates.add(new Gate(new RuleName(name, ""), when, List.of(needs), "Please tell {{missing}}"));
    return this;
  }

  Pack calendar(CoverageCalendar calendar) {
    calendars.put(calendar.name(), calendar);
    return this;
  }

  static Target within(String duration) {
    return new Target.Within(Duration.parse(duration));
  }

  /** Builds a clock of the pack. */
  final class ClockBuilder {
    private final String name;
    private final Condition stop;
    private final List<ClockRule.TargetRow> rows = new ArrayList<>();
    private Condition start = Says.created();
    private Condition pause = Condition.NEVER;
    private Condition restart = Condition.NEVER;
    private Again again = Again.RESUME;

    private ClockBuilder(String name, Condition stop) {
      this.name = name;
      this.stop = stop;
    }

    ClockBuilder start(Condition condition) {
      start = condition;
      return this;
    }

    ClockBuilder pause(Condition condition) {
      pause = condition;
      return this;
    }

    ClockBuilder restart(Condition condition) {
      restart = condition;
      return this;
    }

    ClockBuilder again(Again how) {
      again = how;
      return this;
    }

    ClockBuilder row(String row, Condition when, Target target, Hours hours) {
      rows.add(new ClockRule.TargetRow(row, when, target, hours));
      return this;
    }

    ClockBuilder row(Condition when, Target target, CoverageCalendar calendar) {
      return row("row" + rows.size(), when, target, new Hours.Of(calendar));
    }

    Pack within(String duration, CoverageCalendar calendar) {
      return row(Condition.ALWAYS, Pack.within(duration), calendar).add();
    }

    Pack add() {
      clocks.add(
          new ClockRule(
              new RuleName(name, ""),
              name,
              new ClockRule.Run(start, stop, pause, again, restart),
              rows));
      return Pack.this;
    }
  }
}
