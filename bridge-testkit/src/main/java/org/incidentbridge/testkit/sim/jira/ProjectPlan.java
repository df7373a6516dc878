package org.incidentbridge.testkit.sim.jira;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what a project is made of. */
public final class ProjectPlan {

  private static final List<String> USUAL_FIELDS =
      List.of(
          "summary",
          "issuetype",
          "project",
          "description",
          "environment",
          "priority",
          "assignee",
          "reporter",
          "labels",
          "duedate",
          "versions",
          "fixVersions",
          "components");

  private final JiraSite site;
  private final String key;
  private final String name;
  private final Map<JiraIssueType, JiraWorkflow> types = new LinkedHashMap<>();
  private final Set<String> fields = new LinkedHashSet<>(USUAL_FIELDS);
  private final Set<String> required =
      new LinkedHashSet<>(List.of("summary", "issuetype", "project"));
  private final List<String> priorities = new ArrayList<>();
  private final List<Named> versions = new ArrayList<>();
  private final List<Named> components = new ArrayList<>();
  private String type = "software";

  ProjectPlan(JiraSite site, String key, String name) {
    this.site = site;
    this.key = key;
    this.name = name;
  }

  /** Makes it a service project, where customers read public comments. */
  public ProjectPlan serviceDesk() {
    type = "service_desk";
    return this;
  }

  /** Adds an issue type; one that another project has under this name is shared. */
  public ProjectPlan issueType(String typeName, JiraWorkflow workflow) {
    JiraIssueType issueType =
        site.catalogue().projects.values().stream()
            .flatMap(project -> project.types().keySet().stream())
            .filter(known -> known.name().equals(typeName))
            .findFirst()
            .orElseGet(() -> new JiraIssueType(site.setup().nextId("issuetype"), typeName, false));
    types.put(issueType, workflow);
    return this;
  }

  /** Puts fields, by id or name, on its screens. */
  public ProjectPlan fields(String... idsOrNames) {
    for (String field : idsOrNames) {
      fields.add(site.fieldId(field));
    }
    return this;
  }

  /** Takes fields off its screens. */
  public ProjectPlan without(String... idsOrNames) {
    for (String field : idsOrNames) {
      fields.remove(site.fieldId(field));
    }
    return this;
  }

  /** Puts fields on its screens and asks for them on creation. */
  public ProjectPlan required(String... idsOrNames) {
    fields(idsOrNames);
    for (String field : idsOrNames) {
      required.add(site.fieldId(field));
    }
    return this;
  }

  /** Restricts the priorities; without it, all of the site. */
  public ProjectPlan priorities(String... names) {
    for (String priority : names) {
      priorities.add(
          Catalogue.named(site.catalogue().priorities.values(), priority).orElseThrow().id());
    }
    return this;
  }

  public ProjectPlan versions(String... names) {
    for (String version : names) {
      versions.add(new Named(site.setup().nextId("version"), version));
    }
    return this;
  }

  public ProjectPlan components(String... names) {
    for (String component : names) {
      components.add(new Named(site.setup().nextId("component"), component));
    }
    return this;
  }

  /** Opens the project. */
  public void done() {
    site.locked(
        () -> {
          List<String> scheme =
              priorities.isEmpty()
                  ? List.copyOf(site.catalogue().priorities.keySet())
                  : List.copyOf(priorities);
          JiraProject.Shape shape =
              new JiraProject.Shape(
                  Collections.unmodifiableSet(new LinkedHashSet<>(fields)),
                  Collections.unmodifiableSet(new LinkedHashSet<>(required)),
                  scheme,
                  List.copyOf(versions),
                  List.copyOf(components));
          String id = site.setup().nextId("project");
          JiraProject project =
              new JiraProject(
                  id,
                  key,
                  name,
                  type,
                  Collections.unmodifiableMap(new LinkedHashMap<>(types)),
                  shape);
          return site.catalogue().projects.put(id, project);
        });
  }
}
