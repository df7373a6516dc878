package org.incidentbridge.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.incidentbridge.replay.ClockReading;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.replay.Verdict;

/** Verdicts line by line, so that two of them can be compared, and their difference read. */
final class Told {

  /** A change has the name under which a bridge came to know it first. */
  private static final Pattern KNOWN_AS = Pattern.compile("/(?:seen|history):.*(?=/)");

  private Told() {}

  /** All of it. */
  static List<String> of(Verdict verdict) {
    List<String> told = new ArrayList<>();
    verdict
        .facts()
        .forEach(
            (field, fact) ->
                told.add(
                    "%s = %s since %s by %s"
                        .formatted(field, fact.value().display(), fact.since(), fact.rule())));
    for (ClockReading clock : verdict.clocks()) {
      clock.cycles().forEach(cycle -> told.add(cycle(clock.name(), cycle)));
    }
    told.addAll(steps(verdict));
    verdict.duties().gates().forEach(gate -> told.add(gate.toString()));
    verdict.duties().obligations().forEach(duty -> told.add(duty(duty)));
    return told;
  }

  private static String cycle(String clock, ClockReading.Cycle cycle) {
    return "clock %s %d from %s to %s, pauses %s, due %s, left %s: %s"
        .formatted(
            clock,
            cycle.number(),
            cycle.start(),
            cycle.stop(),
            cycle.pauses(),
            cycle.promise().due(),
            cycle.promise().left(),
            cycle.state());
  }

  private static String duty(Obligation duty) {
    return "%s %d from %s, due %s, end %s, by %s"
        .formatted(
            duty.rule().name(),
            duty.number(),
            duty.opened(),
            duty.due(),
            duty.end(),
            duty.by().stream().map(a -> a.at() + " " + a.how()).toList());
  }

  /** The steps alone, in their order. */
  static List<String> steps(Verdict verdict) {
    return verdict.firings().stream().map(Told::step).toList();
  }

  private static String step(Firing firing) {
    String key = KNOWN_AS.matcher(firing.key()).replaceFirst("/");
    return "step %s at %s: %s".formatted(key, firing.at(), firing.why().text());
  }
}
