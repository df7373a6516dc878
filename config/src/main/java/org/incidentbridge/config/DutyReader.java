package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.config.PolicyNames.Wanted;
import org.incidentbridge.config.Yaml.Entry;
import org.incidentbridge.config.Yaml.Form;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.pack.Gate;
import org.incidentbridge.pack.ObligationRule;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.Target;
import org.incidentbridge.policy.Condition;

/** Reads gates and obligations. */
final class DutyReader {

  private final PolicyParts parts;

  DutyReader(PolicyParts parts) {
    this.parts = parts;
  }

  PolicyPack.Duties read() {
    List<Gate> gates = new ArrayList<>();
    parts.names().blocks("gates").forEach((name, block) -> gates.add(gate(name, block)));
    Map<String, Mapping> blocks = parts.names().blocks("obligations");
    List<ObligationRule> obligations = new ArrayList<>();
    blocks.forEach((name, block) -> obligations.add(obligation(name, block)));
    blocks.forEach((name, block) -> inCircles(name, block, blocks));
    return new PolicyPack.Duties(gates, obligations);
  }

  private Gate gate(String name, Mapping block) {
    String path = "gates." + name;
    parts.template(block, "ask", path);
    List<Gate.Need> needs = new ArrayList<>();
    block
        .mapping("needs")
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        (title, entry) ->
                            needs.add(
                                new Gate.Need(title, need(entry, path + ".needs." + title)))));
    return new Gate(
        PolicyParts.rule(name, block),
        parts.conditions().read(block, "when", path, Condition.ALWAYS),
        needs,
        block.text("ask").orElse(""));
  }

  /** A field that must not be empty, or a condition. */
  private Condition need(Entry entry, String path) {
    if (entry.value() instanceof Scalar text && !text.text().contains(" ")) {
      String field = text.text();
      Optional<String> cel = filled(field);
      if (cel.isPresent()) {
        return parts.conditions().made(field, cel.get(), text.at(), path);
      }
      boolean named = PolicyWords.isLike(field) || field.matches("[A-Za-z]\\w*");
      if (text.form() == Form.TEXT && named && PolicyWords.cel(field).isEmpty()) {
        FieldNames.parse(parts.problems(), field, text.at(), path);
        return Condition.ALWAYS;
      }
    }
    return parts.conditions().read(entry.value(), path);
  }

  private static Optional<String> filled(String field) {
    if (field.startsWith("custom:")) {
      String name = field.substring("custom:".length());
      return Optional.of(
          "\"%s\" in incident.custom && incident.custom[\"%s\"] != \"\"".formatted(name, name));
    }
    return org.incidentbridge.model.StandardField.named(field)
        .map(
            known ->
                switch (known.kind()) {
                  case NAMES -> "size(incident." + field + ") > 0";
                  case MOMENT -> "incident." + field + " > timestamp(\"1970-01-01T00:00:00Z\")";
                  default ->
                      known == org.incidentbridge.model.StandardField.LEVEL
                          ? "incident.level >= 0"
                          : "!(incident.%s in [\"\", \"%s\"])"
                              .formatted(field, known.emptyWord().orElse(""));
                });
  }

  private ObligationRule obligation(String name, Mapping block) {
    String path = "obligations." + name;
    Target due =
        block
            .scalar("due")
            .map(text -> parts.target(text, path + ".due"))
            .orElse(new Target.None());
    Optional<String> after =
        block
            .scalar("after")
            .filter(
                other ->
                    PolicyNames.check(
                        parts.problems(),
                        other,
                        new Wanted("obligation", others(name, block), path + ".after")))
            .map(Scalar::text);
    return new ObligationRule(
        PolicyParts.rule(name, block),
        block.text("title").orElse(name),
        parts.people(block, "who", path),
        new ObligationRule.Due(due, parts.hours().read(block, path, parts.hours().always())),
        new ObligationRule.Done(
            parts.conditions().read(block, "done", path, Condition.NEVER),
            parts.conditions().read(block, "dropped", path, Condition.NEVER),
            after,
            TuningReader.number(block, "people", 1)));
  }

  /** Its own name too if it is written, which is told as a circle. */
  private Set<String> others(String name, Mapping block) {
    Set<String> others = new HashSet<>(parts.names().in("obligations"));
    if (!block.text("after").equals(Optional.of(name))) {
      others.remove(name);
    }
    return others;
  }

  /** Says so once for a circle: at the first of its members. */
  private void inCircles(String name, Mapping block, Map<String, Mapping> all) {
    List<String> way = new ArrayList<>(List.of(name));
    Set<String> seen = new HashSet<>(way);
    Optional<String> next = block.text("after");
    while (next.isPresent() && all.containsKey(next.get()) && seen.add(next.get())) {
      way.add(next.get());
      next = all.getOrDefault(next.get(), block).text("after");
    }
    boolean first =
        way.stream()
            .allMatch(
                w ->
                    List.copyOf(all.keySet()).indexOf(w)
                        >= List.copyOf(all.keySet()).indexOf(name));
    if (next.equals(Optional.of(name)) && first) {
      parts
          .problems()
          .error(
              block.valueAt("after"),
              "obligations." + name + ".after",
              "waits for itself: " + String.join(" after ", way) + " after " + name,
              "let one of them wait for none");
    }
  }
}
