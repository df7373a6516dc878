package org.incidentbridge.decide;

import java.util.HashMap;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.pack.Ladder;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.pack.RuleName;
import org.incidentbridge.pack.SeverityRules;
import org.incidentbridge.pack.Step;

/** Rules of a policy in words, as tickets and plans give them for a reason. Immutable. */
final class RuleWords {

  private static final String POLICY = "the policy's ";

  private final Map<String, String> severities = new HashMap<>();
  private final Map<String, String> others = new HashMap<>();

  RuleWords(PolicyPack pack) {
    for (SeverityRules.Rule rule : pack.severity().rules()) {
      severities.put(rule.name().toString(), words("severity rule", rule.name()));
    }
    for (Step step : pack.ladder().steps()) {
      others.put(step.rule().toString(), words("step", step.rule()));
    }
    for (Ladder.Start start : pack.ladder().start()) {
      others.putIfAbsent(start.rule().toString(), words("first level", start.rule()));
    }
  }

  private static String words(String kind, RuleName rule) {
    return POLICY
        + kind
        + " "
        + rule.name()
        + (rule.source().isEmpty() ? "" : ", by " + rule.source() + " of the procedure");
  }

  /** Whether words are those of a rule of a policy. */
  static boolean arePolicys(String words) {
    return words.startsWith(POLICY);
  }

  /** A rule that decided a field; words that are none stay as they are. */
  String words(FieldName field, String rule) {
    return field.equals(StandardField.SEVERITY.field())
        ? severities.getOrDefault(rule, others.getOrDefault(rule, rule))
        : others.getOrDefault(rule, rule);
  }
}
