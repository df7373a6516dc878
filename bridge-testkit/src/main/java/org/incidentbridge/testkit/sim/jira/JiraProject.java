package org.incidentbridge.testkit.sim.jira;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A project.
 *
 * @param type {@code software}, {@code service_desk} or {@code business}
 * @param types its issue types, by id, each with its workflow
 * @param shape the rest
 */
public record JiraProject(
    String id,
    String key,
    String name,
    String type,
    Map<JiraIssueType, JiraWorkflow> types,
    JiraProject.Shape shape) {

  /**
   * What the issues of a project are made of.
   *
   * @param fields ids of the fields on the create and edit screens
   * @param required ids of those needed to create
   * @param priorities ids of the priorities of its scheme
   * @param versions its versions
   * @param components its components
   */
  public record Shape(
      Set<String> fields,
      Set<String> required,
      List<String> priorities,
      List<Named> versions,
      List<Named> components) {}

  boolean serviceDesk() {
    return type.equals("service_desk");
  }
}
