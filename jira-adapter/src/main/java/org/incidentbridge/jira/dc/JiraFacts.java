package org.incidentbridge.jira.dc;

import com.atlassian.jira.rest.client.api.domain.FieldSchema;
import com.atlassian.jira.rest.client.api.domain.Permissions;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.incidentbridge.jira.shared.FieldType;
import org.incidentbridge.jira.shared.JiraStep;
import org.incidentbridge.jira.shared.Persons;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.jira.shared.SiteFacts;
import org.jspecify.annotations.Nullable;

/** What a Jira says of itself. */
final class JiraFacts implements SiteFacts {

  private static final int PAGE = 200;
  private static final int MOST_PAGES = 50;

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
  public Set<String> granted(String project, Set<String> rights) {
    Permissions granted = jira.client().permissions(project);
    return rights.stream().filter(granted::havePermission).collect(Collectors.toSet());
  }

  @Override
  public List<IssueType> createTypes(String project) {
    return jira.client().createTypes(project).stream()
        .map(type -> new IssueType(String.valueOf(type.getId()), type.getName()))
        .toList();
  }

  /**
   * Read page by page as Jira has it since version 9; Atlassian's client would show the fields
   * without their defaults.
   */
  @Override
  public List<JsonNode> createFields(String project, IssueType type) {
    List<JsonNode> all = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      HttpUrl.Builder url =
          jira.rest()
              .at("issue", "createmeta", project, "issuetypes", type.id())
              .addQueryParameter("startAt", String.valueOf(all.size()))
              .addQueryParameter("maxResults", String.valueOf(PAGE));
      JsonNode page = jira.rest().get(url);
      int before = all.size();
      page.path("values").forEach(all::add);
      if (all.size() == before || page.path("isLast").asBoolean(false)) {
        break;
      }
    }
    return all;
  }

  @Override
  public Optional<Person> person(String account) {
    return Persons.found(
        () -> jira.rest().get(jira.rest().at("user").addQueryParameter("username", account)));
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
