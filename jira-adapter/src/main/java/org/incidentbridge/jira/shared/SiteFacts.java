package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a Jira says of itself. Every call asks it anew. */
public interface SiteFacts {

  /** All fields that this Jira has. */
  List<Field> fields();

  /** A project by key. */
  Project project(String key);

  /** The statuses that issues can have in a project, by their types. */
  List<TypeStatuses> statuses(String project);

  /** Which of some rights the bridge's user has in a project. */
  Set<String> granted(String project, Set<String> rights);

  /** The types of issues that can be made in a project. */
  List<IssueType> createTypes(String project);

  /** The fields on the screen on which an issue is made. */
  List<JsonNode> createFields(String project, IssueType type);

  /** The person with an account; empty if there is none, or none that the bridge's user may see. */
  Optional<Person> person(String account);

  List<LinkType> linkTypes();

  Attaching attaching();

  /** A field by the id that Jira's JSON has for it. */
  record Field(String id, String name, FieldType type) {}

  record Project(String key, ProjectKind kind) {}

  record TypeStatuses(String type, List<JiraStep.Status> statuses) {}

  record IssueType(String id, String name) {}

  record Person(String name, boolean active) {}

  record LinkType(String id, String name) {}

  /**
   * Whether files can be attached.
   *
   * @param limit most bytes of a file; 0 if it is not told
   */
  record Attaching(boolean enabled, long limit) {}
}
