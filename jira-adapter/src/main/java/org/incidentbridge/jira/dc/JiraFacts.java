package org.incidentbridge.jira.dc;

import com.atlassian.jira.rest.client.api.domain.FieldSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.jira.shared.FieldType;
import org.incidentbridge.jira.shared.JiraStep;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.jira.shared.SiteFacts;
import org.jspecify.annotations.Nullable;

/** What a Jira says of itself. */
final class JiraFacts implements SiteFacts {

  private final Connection jira;

  JiraFacts(Connection jira) {
    this.jira = jira;
  }

  @Override
  public List<Field> fields() {
    return jira.client().fields().stream()
        .map(field -> new Field(field.getId(), field.getName(), type(field.getSchema())))
        .toList();
  }

  private static FieldType type(@Nullable FieldSchema schema) {
    return schema == null
        ? FieldType.OTHER
        : FieldType.of(text(schema.getType()), text(schema.getItems()), text(schema.getCustom()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public Project project(String key) {
    JsonNode project = jira.rest().get(jira.rest().at("project", key));
    return new Project(
        project.path("key").asText(), ProjectKind.of(project.path("projectTypeKey").asText()));
  }

  @Override
  public List<TypeStatuses> statuses(String project) {
    List<TypeStatuses> all = new ArrayList<>();
    for (JsonNode type : jira.rest().get(jira.rest().at("project", project, "statuses"))) {
      List<JiraStep.Status> statuses = new ArrayList<>();
      type.path("statuses").forEach(status -> statuses.add(JiraStep.Status.of(status)));
      all.add(new TypeStatuses(type.path("name").asText(), List.copyOf(statuses)));
    }
    return List.copyOf(all);
  }

  @Override
  public List<LinkType> linkTypes() {
    return jira.client().linkTypes().stream()
        .map(type -> new LinkType(type.getId(), type.getName()))
        .toList();
  }

  @Override
  public Attaching attaching() {
    JsonNode meta = jira.rest().get(jira.rest().at("attachment", "meta"));
    return new Attaching(meta.path("enabled").asBoolean(true), meta.path("uploadLimit").asLong(0));
  }
}
