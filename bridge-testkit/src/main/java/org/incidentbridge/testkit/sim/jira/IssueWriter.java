package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes issues. Values come checked and in the site's own form. */
final class IssueWriter {

  private final JiraSite site;
  private final Changes changes;

  IssueWriter(JiraSite site, Changes changes) {
    this.site = site;
    this.changes = changes;
  }

  StoredIssue create(
      JiraUser actor, JiraProject project, JiraIssueType type, Map<String, JsonNode> values) {
    JiraWorkflow workflow = project.types().get(type);
    if (workflow == null) {
      throw new IllegalArgumentException(project.key() + " has no issue type " + type.name());
    }
    StoredIssue issue =
        new StoredIssue(
            site.store().nextId("issue"),
            actor,
            site.now(),
            new StoredIssue.Place(project, site.store().nextNumber(project), type),
            site.catalogue().status(workflow.initial()));
    issue.values.put("reporter", Json.text(actor.id()));
    issue.values.put("labels", Json.array());
    if (!project.shape().priorities().isEmpty()) {
      List<String> priorities = project.shape().priorities();
      issue.values.put("priority", Json.text(priorities.get(priorities.size() / 2)));
    }
    values.forEach((field, value) -> put(issue, field, value));
    site.store().add(issue);
    site.index().written(issue, site.now());
    return issue;
  }

  /** Sets values; those that are as they were leave no trace, and nothing at all no "updated". */
  void change(StoredIssue issue, JiraUser actor, Map<String, JsonNode> values) {
    List<JiraHistory.Item> items = apply(issue, values);
    if (!items.isEmpty()) {
      changes.record(issue, actor, items);
    }
  }

  void transition(
      StoredIssue issue, JiraUser actor, JiraTransition transition, Map<String, JsonNode> values) {
    Map<String, JsonNode> all = new LinkedHashMap<>(values);
    if (transition.screen().clearsResolution()) {
      all.put("resolution", Json.nothing());
    }
    List<JiraHistory.Item> items = new ArrayList<>(apply(issue, all));
    JiraStatus before = issue.status();
    JiraStatus after = site.catalogue().status(transition.to());
    if (!before.equals(after)) {
      issue.status(after, site.now());
      items.add(Changes.item("status", named(before), named(after)));
    }
    changes.record(issue, actor, items);
  }

  /** Versions and components belong to the project that is left. */
  void move(StoredIssue issue, JiraUser actor, JiraProject target, JiraIssueType type) {
    List<JiraHistory.Item> items = new ArrayList<>(apply(issue, belongings(issue)));
    String oldKey = issue.key();
    JiraProject old = issue.project();
    JiraIssueType oldType = issue.type();
    JiraStatus before = issue.status();
    issue.move(new StoredIssue.Place(target, site.store().nextNumber(target), type));
    JiraWorkflow workflow = issue.workflow();
    if (!workflow.statuses().contains(before.id())) {
      issue.status(site.catalogue().status(workflow.initial()), site.now());
    }
    site.store().rekey(issue);
    if (!oldType.equals(type)) {
      items.add(Changes.item("issuetype", named(oldType), named(type)));
    }
    items.add(Changes.item("project", named(old), named(target)));
    if (!before.equals(issue.status())) {
      items.add(Changes.item("status", named(before), named(issue.status())));
    }
    items.add(
        Changes.item(
            "Key", new JiraHistory.Side(null, oldKey), new JiraHistory.Side(null, issue.key())));
    changes.record(issue, actor, items);
  }

  private static Map<String, JsonNode> belongings(StoredIssue issue) {
    Map<String, JsonNode> none = new LinkedHashMap<>();
    for (String field : List.of("versions", "fixVersions", "components")) {
      if (issue.values.containsKey(field)) {
        none.put(field, Json.nothing());
      }
    }
    return none;
  }

  private static Named named(JiraStatus status) {
    return new Named(status.id(), status.name());
  }

  private static Named named(JiraIssueType type) {
    return new Named(type.id(), type.name());
  }

  private static Named named(JiraProject project) {
    return new Named(project.id(), project.name());
  }

  void delete(StoredIssue issue) {
    List.copyOf(issue.links).forEach(link -> unlink(link));
    site.store().remove(issue);
    site.index().removed(issue, site.now());
  }

  /** Takes a link off both its issues, without history. */
  void unlink(JiraIssueLink link) {
    site.store().links().remove(link.id());
    site.store().find(link.source()).ifPresent(issue -> issue.links.remove(link));
    site.store().find(link.destination()).ifPresent(issue -> issue.links.remove(link));
  }

  private List<JiraHistory.Item> apply(StoredIssue issue, Map<String, JsonNode> values) {
    List<JiraHistory.Item> items = new ArrayList<>();
    values.forEach(
        (id, value) -> {
          JsonNode before = issue.value(id);
          if (!before.equals(value)) {
            JiraField field = site.catalogue().fields.get(id);
            put(issue, id, value);
            if (field != null) {
              items.addAll(changes.changed(issue.project(), field, before, value));
            }
          }
        });
    return items;
  }

  private void put(StoredIssue issue, String field, JsonNode value) {
    if (value.isNull()) {
      issue.values.remove(field);
    } else {
      issue.values.put(field, value);
    }
    if (field.equals("resolution")) {
      issue.resolved(value.isNull() ? null : site.now());
    }
  }
}
