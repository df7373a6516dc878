package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.config.Yaml.Sequence;
import org.incidentbridge.pack.Action;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.Step;
import org.incidentbridge.pack.Trigger;
import org.incidentbridge.policy.Condition;

/** Reads what moves an incident on. */
final class StepReader {

  private final PolicyParts parts;
  private final List<Ladder.Level> levels;
  private final ActionReader actions;

  StepReader(PolicyParts parts, List<Ladder.Level> levels) {
    this.parts = parts;
    this.levels = List.copyOf(levels);
    this.actions = new ActionReader(parts);
  }

  List<Step> read() {
    List<Step> steps = new ArrayList<>();
    parts.names().blocks("steps").forEach((name, block) -> step(name, block).ifPresent(steps::add));
    return steps;
  }

  private Optional<Step> step(String name, Mapping block) {
    String path = "steps." + name;
    Condition when = parts.conditions().read(block, "when", path, Condition.ALWAYS);
    List<Action> all = actions(block, path);
    Optional<Trigger> trigger = Optional.of(new Trigger.Holds());
    if (block.get("at").isPresent() && block.get("each").isPresent()) {
      parts.problems().error(block.keyAt("each"), path, "has both at and each", "keep one of them");
    } else if (block.scalar("at").isPresent()) {
      trigger = block.scalar("at").flatMap(at -> trigger(at, block, path));
    } else if (block.get("each").isPresent()) {
      trigger = Optional.of(new Trigger.EachEvent());
      when =
          PolicyConditions.both(
              parts.conditions().read(block, "each", path, Condition.ALWAYS), when);
    } else if (block.get("when").isEmpty()) {
      parts
          .problems()
          .error(
              block.at(),
              path,
              "has nothing that causes it",
              "give it at, each or when, for example at: breach of resolution");
    }
    Condition condition = when;
    String title = block.text("title").orElse("");
    return trigger.map(t -> new Step(PolicyParts.rule(name, block), title, t, condition, all));
  }

  private List<Action> actions(Mapping block, String path) {
    return block
        .get("do")
        .map(
            yaml ->
                (yaml instanceof Sequence several ? several.items() : List.of(yaml))
                    .stream().flatMap(item -> actions.read(item, path + ".do").stream()).toList())
        .orElse(List.of());
  }

  private Optional<Trigger> trigger(Scalar at, Mapping block, String path) {
    return new TriggerText(parts, at, path + ".at")
        .read(level -> parts.hours().read(block, path, hoursOf(level)));
  }

  private Hours hoursOf(String level) {
    return levels.stream()
        .filter(l -> l.word().equals(level))
        .map(Ladder.Level::hours)
        .findFirst()
        .orElse(parts.hours().always());
  }
}
