package org.incidentbridge.decide;

import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.policy.Condition;
import org.incidentbridge.policy.Route;

/** Conditions of routes that could not be computed: they do not hold, and people are told. */
public final class Conditions {

  /** Under which topic such problems are listed. */
  public static final FieldName TOPIC = new FieldName("when");

  private Conditions() {}

  /** What is wrong with a condition, for people. */
  public static String problem(Route route, Condition.Answer answer) {
    return "the condition of route %s cannot be computed for this ticket, so the route does not cover it: %s. Mend 'when' of the route: %s"
        .formatted(route.name(), answer.problem(), route.when().text());
  }

  /** The conditions of these routes that fail on these variables. */
  static Map<FieldName, String> failing(Iterable<Route> routes, Map<String, Object> variables) {
    Map<FieldName, String> problems = new TreeMap<>();
    for (Route route : routes) {
      Condition.Answer answer = route.when().test(variables);
      if (!answer.problem().isEmpty()) {
        problems.merge(TOPIC, problem(route, answer), (a, b) -> a + "; " + b);
      }
    }
    return problems;
  }
}
