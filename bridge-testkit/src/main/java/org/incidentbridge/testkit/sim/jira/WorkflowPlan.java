package org.incidentbridge.testkit.sim.jira;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Draws a workflow by the names of its statuses. */
public final class WorkflowPlan {

  private final Catalogue catalogue;
  private final String name;
  private final String initial;
  private final Set<String> statuses = new LinkedHashSet<>();
  private final List<JiraTransition> transitions = new ArrayList<>();

  WorkflowPlan(Catalogue catalogue, String name, String initialStatus) {
    this.catalogue = catalogue;
    this.name = name;
    this.initial = id(initialStatus);
    statuses.add(initial);
  }

  /** An arrow without a screen. */
  public WorkflowPlan move(String transition, String from, String to) {
    return move(transition, from, to, JiraTransition.Screen.none());
  }

  /** An arrow with a screen. */
  public WorkflowPlan move(
      String transition, String from, String to, JiraTransition.Screen screen) {
    return add(transition, Set.of(id(from)), id(to), screen);
  }

  /** A global transition. */
  public WorkflowPlan moveFromAny(String transition, String to, JiraTransition.Screen screen) {
    return add(transition, Set.of(), id(to), screen);
  }

  public JiraWorkflow done() {
    return new JiraWorkflow(name, initial, List.copyOf(statuses), transitions);
  }

  private WorkflowPlan add(
      String transition, Set<String> from, String to, JiraTransition.Screen screen) {
    statuses.addAll(from);
    statuses.add(to);
    String id = Integer.toString(11 + 10 * transitions.size());
    transitions.add(new JiraTransition(id, transition, from, to, screen));
    return this;
  }

  private String id(String statusName) {
    return catalogue.statuses.values().stream()
        .filter(status -> status.name().equals(statusName))
        .map(JiraStatus::id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no status " + statusName));
  }
}
