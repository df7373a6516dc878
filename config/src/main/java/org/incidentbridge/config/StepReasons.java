package org.incidentbridge.config;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.replay.ClockReading.Cycle;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;

/**
 * Why steps fired, and what those wait for that did not.
 *
 * @param places where the rules of the pack stand
 * @param times how times are shown
 */
record StepReasons(PolicyPack pack, PackPlaces places, ScenarioTimes times) {

  /** Why steps fired that were not expected, and what those wait for that did not. */
  List<String> fired(List<String> wanted, List<Firing> steps, Verdict verdict) {
    List<String> names = wanted.stream().map(w -> w.split(" at ", 2)[0]).toList();
    List<String> lines = new ArrayList<>();
    for (Firing firing : steps) {
      String name = firing.step().name();
      if (!names.contains(name)) {
        lines.add("%s%s fired: %s".formatted(name, places.of("steps", name), why(firing)));
      }
    }
    for (String name : names) {
      if (steps.stream().noneMatch(f -> f.step().name().equals(name))) {
        lines.add(name + places.of("steps", name) + waits(name, verdict));
      }
    }
    return lines;
  }

  /** What raised it, and, where it is lower than expected, what would raise it. */
  List<String> level(String wanted, String is, List<Firing> steps, Verdict verdict) {
    List<String> levels = pack.ladder().levels().stream().map(Ladder.Level::word).toList();
    if (!levels.contains(wanted) && !wanted.equals("none")) {
      return List.of(
          "the policy has no level '%s'; %s".formatted(wanted, DidYouMean.hint(wanted, levels)));
    }
    List<String> lines = new ArrayList<>();
    boolean low = levels.indexOf(is) < levels.indexOf(wanted);
    List<Step> raising = pack.ladder().steps().stream().filter(s -> raises(s, wanted)).toList();
    for (Step step : raising) {
      Optional<Firing> last =
          steps.stream().filter(f -> f.step().name().equals(step.name())).reduce((a, b) -> b);
      String name = step.name() + places.of("steps", step.name());
      last.ifPresent(
          f -> lines.add("%s fired at %s: %s".formatted(name, times.show(f.at()), why(f))));
      if (low && last.isEmpty()) {
        lines.add(name + waits(step.name(), verdict));
      }
    }
    return low && raising.isEmpty() ? List.of("no step raises to " + wanted) : lines;
  }

  /** The reason, whose due time is shown as all times are. */
  private String why(Firing firing) {
    Map<String, String> facts = firing.why().facts();
    String due = facts.getOrDefault("due", "");
    String text = firing.why().text();
    return due.isEmpty()
        ? text
        : text.replace(due, times.show(Instant.parse(facts.getOrDefault("dueUtc", ""))));
  }

  private static boolean raises(Step step, String level) {
    return step.actions().stream()
        .anyMatch(
            action ->
                action instanceof Action.RaiseNext
                    || (action instanceof Action.RaiseTo to && to.level().equals(level)));
  }

  private String waits(String step, Verdict verdict) {
    List<String> causes = new ArrayList<>();
    for (String key : List.of("at", "each", "when")) {
      places.said("steps", step, key).ifPresent(text -> causes.add(key + " " + text));
    }
    return causes.isEmpty()
        ? ": the policy has no such step"
        : " did not fire: it fires " + String.join(", ", causes) + clock(step, verdict);
  }

  /** How far the clock is that a step waits for. */
  private String clock(String step, Verdict verdict) {
    return pack.ladder().steps().stream()
        .filter(s -> s.name().equals(step))
        .findFirst()
        .flatMap(s -> awaited(s.trigger()))
        .map(
            name ->
                "; the clock %s %s"
                    .formatted(
                        name,
                        verdict
                            .clock(name)
                            .flatMap(reading -> reading.latest())
                            .map(this::state)
                            .orElse("never began")))
        .orElse("");
  }

  private String state(Cycle cycle) {
    return cycle
            .promise()
            .due()
            .map(due -> "is due at " + times.show(due))
            .orElse("has no due time")
        + cycle.stop().map(stop -> " and was stopped at " + times.show(stop)).orElse("");
  }

  private static Optional<String> awaited(Trigger trigger) {
    return switch (trigger) {
      case Trigger.ClockShare share -> Optional.of(share.clock());
      case Trigger.Breach breach -> Optional.of(breach.clock());
      case Trigger.Met met -> Optional.of(met.clock());
      default -> Optional.empty();
    };
  }
}
