package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An issue as the site keeps it. Guarded by the site's lock. */
final class StoredIssue {

  final long id;
  final JiraUser creator;
  final Instant created;
  final Map<String, JsonNode> values = new LinkedHashMap<>();
  final List<JiraComment> comments = new ArrayList<>();
  final List<JiraAttachment> attachments = new ArrayList<>();
  final List<JiraRemoteLink> remoteLinks = new ArrayList<>();
  final List<JiraIssueLink> links = new ArrayList<>();
  final Map<String, JsonNode> properties = new LinkedHashMap<>();
  final List<JiraHistory> histories = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  final Set<String> watchers = new LinkedHashSet<>();
  final Set<String> participants = new LinkedHashSet<>();
  final WriteWindow writes = new WriteWindow();

  /** Name of the security level; empty if everybody who may browse sees the issue. */
  String security = "";

  /** Names of transitions whose conditions it does not meet, for anybody. */
  final Set<String> withheld = new HashSet<>();

  private JiraProject project;
  private int number;
  private JiraIssueType type;
  private JiraStatus status;
  private Instant updated;
  private Instant statusChanged;
  private @Nullable Instant resolved;

  StoredIssue(long id, JiraUser creator, Instant created, Place place, JiraStatus status) {
    this.id = id;
    this.creator = creator;
    this.created = created;
    this.project = place.project();
    this.number = place.number();
    this.type = place.type();
    this.status = status;
    this.updated = created;
    this.statusChanged = created;
  }

  /** Where an issue belongs. */
  record Place(JiraProject project, int number, JiraIssueType type) {}

  /** The transitions that lead on from where it stands. */
  List<JiraTransition> ways() {
    return workflow().from(status.id()).filter(t -> !withheld.contains(t.name())).toList();
  }

  JiraProject project() {
    return project;
  }

  int number() {
    return number;
  }

  String key() {
    return project.key() + "-" + number;
  }

  JiraIssueType type() {
    return type;
  }

  JiraStatus status() {
    return status;
  }

  Instant updated() {
    return updated;
  }

  Instant statusChanged() {
    return statusChanged;
  }

  @Nullable Instant resolved() {
    return resolved;
  }

  JiraWorkflow workflow() {
    JiraWorkflow workflow = project.types().get(type);
    if (workflow == null) {
      throw new IllegalStateException(project.key() + " has no workflow for " + type.name());
    }
    return workflow;
  }

  JsonNode value(String field) {
    return values.getOrDefault(field, Json.nothing());
  }

  void move(Place place) {
    project = place.project();
    number = place.number();
    type = place.type();
  }

  void status(JiraStatus next, Instant at) {
    status = next;
    statusChanged = at;
  }

  void touched(Instant at) {
    updated = at;
  }

  void resolved(@Nullable Instant at) {
    resolved = at;
  }

  JiraIssue snapshot() {
    return new JiraIssue(
        id,
        key(),
        new JiraIssue.Origin(project.key(), type.name(), creator),
        status.name(),
        Map.copyOf(values),
        new JiraIssue.Moments(created, updated, resolved),
        new JiraIssue.Parts(
            List.copyOf(comments),
            List.copyOf(attachments),
            List.copyOf(remoteLinks),
            Map.copyOf(properties),
            List.copyOf(histories),
            new JiraIssue.Audience(List.copyOf(watchers), List.copyOf(participants))));
  }
}
