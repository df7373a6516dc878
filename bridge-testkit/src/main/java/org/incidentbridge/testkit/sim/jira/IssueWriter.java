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
      items.add(
          new JiraHistory.Item(
              "status",
              "status",
              new JiraHistory.Side(before.id(), before.name()),
              new JiraHistory.Side(after.id(), after.name())));
    }
    changes.record(issue, actor, items);
  }

  void move(StoredIssue issue, JiraUser actor, JiraProject target, JiraIssueType type) {
    String oldKey = issue.key();
    JiraProject old = issue.project();
    issue.move(new StoredIssue.Place(target, site.store().nextNumber(target), type));
    JiraWorkflow workflow = issue.workflow();
    if (!workflow.statuses().contains(issue.status().id())) {
      issue.status(site.catalogue().status(workflow.initial()), site.now());
    }
    // Versions and components belong to the project that was left.
    List.of("versions", "fixVersions", "components").forEach(issue.values::remove);
    site.store().rekey(issue);
    changes.record(
        issue,
        actor,
        List.of(
            new JiraHistory.Item(
                "project",
                "project",
                new JiraHistory.Side(old.id(), old.name()),
                new JiraHistory.Side(target.id(), target.name())),
            Changes.item(
                "Key",
                new JiraHistory.Side(null, oldKey),
                new JiraHistory.Side(null, issue.key()))));
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
              items.add(changes.change(field, before, value));
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
