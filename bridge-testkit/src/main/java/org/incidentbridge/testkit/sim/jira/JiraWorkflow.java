package org.incidentbridge.testkit.sim.jira;

import java.util.List;
import java.util.stream.Stream;

/**
 * A workflow.
 *
 * @param initial id of the status that new issues get
 * @param statuses ids of all its statuses in order
 */
public record JiraWorkflow(
    String name, String initial, List<String> statuses, List<JiraTransition> transitions) {

  public JiraWorkflow {
    statuses = List.copyOf(statuses);
    transitions = List.copyOf(transitions);
  }

  Stream<JiraTransition> from(String status) {
    return transitions.stream()
        .filter(t -> t.startsFrom(status))
        .filter(t -> !t.from().isEmpty() || !t.to().equals(status));
  }
}
