package org.incidentbridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.config.PolicyNames.Wanted;
import org.incidentbridge.config.Yaml.Mapping;
import org.incidentbridge.config.Yaml.Scalar;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.policy.Condition;

/** Reads which severity an incident has. */
final class SeverityReader {

  private final PolicyParts parts;

  SeverityReader(PolicyParts parts) {
    this.parts = parts;
  }

  SeverityRules read() {
    Optional<Mapping> block = parts.names().pack().mapping("severity");
    String otherwise =
        block
            .flatMap(b -> b.scalar("otherwise"))
            .flatMap(word -> parts.word(StandardField.SEVERITY, word, "severity.otherwise"))
            .orElse("");
    Map<String, Mapping> rules = new LinkedHashMap<>();
    block
        .flatMap(b -> b.mapping("rules"))
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        (name, entry) -> {
                          if (entry.value() instanceof Mapping rule) {
                            rules.put(name, rule);
                          }
                        }));
    List<SeverityRules.Rule> read = new ArrayList<>();
    for (String name : inOrder(rules)) {
      rule(name, rules.getOrDefault(name, parts.names().pack())).ifPresent(read::add);
    }
    return new SeverityRules(read, otherwise);
  }

  private Optional<SeverityRules.Rule> rule(String name, Mapping rule) {
    String path = "severity.rules." + name;
    Condition when = parts.conditions().read(rule, "when", path, Condition.ALWAYS);
    return rule.scalar("is")
        .flatMap(word -> parts.word(StandardField.SEVERITY, word, path + ".is"))
        .map(is -> new SeverityRules.Rule(PolicyParts.rule(name, rule), when, is));
  }

  /** As written, but those that want to stand before another do. */
  private List<String> inOrder(Map<String, Mapping> rules) {
    List<String> order = new ArrayList<>(rules.keySet());
    rules.forEach(
        (name, rule) ->
            rule.scalar("before")
                .filter(other -> fits(other, name, rules))
                .ifPresent(
                    other -> {
                      order.remove(name);
                      order.add(order.indexOf(other.text()), name);
                    }));
    return order;
  }

  private boolean fits(Scalar other, String name, Map<String, Mapping> rules) {
    List<String> others = rules.keySet().stream().filter(r -> !r.equals(name)).toList();
    String path = "severity.rules." + name + ".before";
    return PolicyNames.check(
        parts.problems(), other, new Wanted("other severity rule", others, path));
  }
}
