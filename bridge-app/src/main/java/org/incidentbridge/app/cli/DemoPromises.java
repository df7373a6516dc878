package org.incidentbridge.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.report.Named;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.decide.Spell;
import org.incidentbridge.engine.Casebook;
import org.incidentbridge.engine.Casebook.Case;
import org.incidentbridge.engine.Rules;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.ClockReading.State;
import org.incidentbridge.store.Store;

/** Which promises were kept in the demo, which steps fired, and what people still have to do. */
final class DemoPromises {

  private final BridgeConfig config;
  private final DemoStage stage;

  DemoPromises(BridgeConfig config, DemoStage stage) {
    this.config = config;
    this.stage = stage;
  }

  /** Shows them; answers how many obligations are open. */
  int show(Store.Tables tables) {
    Rules rules = Workbench.rules(config);
    Instant now = Instant.now();
    List<Case> cases = new Casebook(rules).all(tables, now);
    kept(cases);
    List<Case> moved = cases.stream().filter(c -> !c.record().fired().isEmpty()).toList();
    moved.forEach(c -> fired(tables, c));
    var duties = new Duties(tables, rules, now);
    List<Duties.Row> open = duties.rows("", false);
    stage.say("%n%s for people:", Count.of(open.size(), "open obligation"));
    duties.table(open, stage.width()).print(stage.out());
    return open.size();
  }

  private void kept(List<Case> cases) {
    Table table =
        Table.fitting(
            stage.width(), "SEVERITY", "CLOCK", "MET", "MISSED", "BREACHED", "RUNNING", "PAUSED");
    Map<String, Map<String, Map<State, Integer>>> counts = new TreeMap<>();
    for (Case one : cases) {
      String severity = one.incident().value(StandardField.SEVERITY.field()).display();
      for (ClockReading clock : one.verdict().clocks()) {
        clock
            .latest()
            .ifPresent(
                cycle ->
                    counts
                        .computeIfAbsent(severity, s -> new TreeMap<>())
                        .computeIfAbsent(clock.rule().title(), t -> new TreeMap<>())
                        .merge(cycle.state(), 1, Integer::sum));
      }
    }
    counts.forEach(
        (severity, clocks) ->
            clocks.forEach((clock, states) -> table.row(row(severity, clock, states))));
    table.print(stage.out());
    stage.say(
        "Missed: stopped after its due time. Breached: past it, and not stopped yet. bridge report sla counts both as missed.");
  }

  private static Object[] row(String severity, String clock, Map<State, Integer> states) {
    return new Object[] {
      Named.orNone(severity),
      clock,
      states.getOrDefault(State.MET, 0),
      states.getOrDefault(State.MISSED, 0),
      states.getOrDefault(State.BREACHED, 0),
      states.getOrDefault(State.RUNNING, 0),
      states.getOrDefault(State.PAUSED, 0)
    };
  }

  private void fired(Store.Tables tables, Case one) {
    for (CaseRecord.Fired fired : one.record().fired()) {
      stage.say(
          "%nStep %s fired on %s: %s. It is at level %s now.",
          fired.key(),
          Commands.label(tables, one.incident().origin().ref()),
          fired.why(),
          one.incident().value(StandardField.LEVEL.field()).display());
      one.verdict()
          .clock("resolution")
          .flatMap(ClockReading::latest)
          .flatMap(c -> c.promise().left())
          .ifPresent(left -> stage.say("Until it has to be resolved: %s.", spelt(left)));
    }
  }

  private static String spelt(Duration left) {
    return left.isNegative() ? Spell.of(left.negated()) + " over" : Spell.of(left);
  }
}
