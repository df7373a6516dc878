package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.ClockRule;
import org.incidentbridge.pack.ClockRule.Again;
import org.incidentbridge.pack.Hours;
import org.incidentbridge.policy.Condition;

/** Reads the promises of a pack. */
final class ClockReader {

  private static final String OTHERWISE = "otherwise";

  private final PolicyParts parts;

  ClockReader(PolicyParts parts) {
    this.parts = parts;
  }

  List<ClockRule> read() {
    List<ClockRule> clocks = new ArrayList<>();
    parts.names().blocks("clocks").forEach((name, block) -> clocks.add(clock(name, block)));
    return clocks;
  }

  private ClockRule clock(String name, Mapping block) {
    String path = "clocks." + name;
    Hours hours = parts.hours().read(block, path, parts.hours().always());
    ClockRule.Run run =
        new ClockRule.Run(
            condition(block, "start", path),
            condition(block, "stop", path),
            condition(block, "pause", path),
            again(block),
            condition(block, "restart", path));
    return new ClockRule(
        PolicyParts.rule(name, block),
        block.text("title").orElse(name),
        run,
        targets(block, path + ".targets", hours));
  }

  private Condition condition(Mapping block, String key, String path) {
    return parts.conditions().read(block, key, path, Condition.NEVER);
  }

  private static Again again(Mapping block) {
    String word = block.text("again").orElse("resume").toUpperCase(Locale.ROOT);
    return List.of(Again.values()).stream()
        .filter(again -> again.name().equals(word))
        .findFirst()
        .orElse(Again.RESUME); // the schema has said so
  }

  private List<ClockRule.TargetRow> targets(Mapping block, String path, Hours hours) {
    List<ClockRule.TargetRow> rows = new ArrayList<>();
    block
        .mapping("targets")
        .ifPresent(
            table ->
                table.entries().forEach((name, entry) -> rows.add(row(name, entry, path, hours))));
    return rows;
  }

  private ClockRule.TargetRow row(String name, Entry entry, String path, Hours hours) {
    String inner = path + "." + name;
    Yaml row = entry.value();
    Optional<Scalar> within = row instanceof Scalar text ? Optional.of(text) : row.scalar("within");
    return new ClockRule.TargetRow(
        name,
        row.get("when").isPresent()
            ? parts.conditions().read(row, "when", inner, Condition.ALWAYS)
            : implied(name, entry, inner),
        within
            .map(text -> parts.target(text, row instanceof Scalar ? inner : inner + ".within"))
            .orElse(new org.incidentbridge.pack.Target.None()),
        parts.hours().read(row, inner, hours));
  }

  /** What the name of a line says of when it counts. */
  private Condition implied(String name, Entry entry, String path) {
    if (StandardField.SEVERITY.words().contains(name)) {
      return made(name, "incident.severity == \"" + name + "\"", entry, path);
    }
    if (StandardField.PRIORITY.words().contains(name)) {
      return made(name, "incident.priority == \"" + name + "\"", entry, path);
    }
    if (!name.equals(OTHERWISE)) {
      List<String> known = new ArrayList<>(StandardField.SEVERITY.words());
      known.addAll(StandardField.PRIORITY.words());
      known.add(OTHERWISE);
      parts
          .problems()
          .error(
              entry.keyAt(),
              path,
              "the line '" + name + "' does not say when it counts",
              DidYouMean.or(
                  name, known, "give it a when, or call it one of " + String.join(", ", known)));
    }
    return Condition.ALWAYS;
  }

  private Condition made(String name, String cel, Entry entry, String path) {
    return parts.conditions().made(name, cel, entry.keyAt(), path);
  }
}
