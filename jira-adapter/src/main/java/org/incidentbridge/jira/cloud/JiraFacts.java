package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.jira.shared.FieldType;
import org.incidentbridge.jira.shared.JiraStep;
import org.incidentbridge.jira.shared.Persons;
import org.incidentbridge.jira.shared.ProjectKind;
import org.incidentbridge.jira.shared.SiteFacts;
import org.jspecify.annotations.Nullable;

/** What a site says of itself. */
final class JiraFacts implements SiteFacts {

  private static final int PAGE = 200;
  private static final int MOST_PAGES = 50;

  private final Connection jira;

  JiraFacts(Connection jira) {
    this.jira = jira;
  }

  @Override
  public List<Field> fields() {
    return jira.calls().execute(jira.meta().fields()).stream()
        .map(field -> new Field(field.id(), field.name(), type(field.schema())))
        .toList();
  }

  private static FieldType type(JiraWire.@Nullable Schema schema) {
    return schema == null
        ? FieldType.OTHER
        : FieldType.of(text(schema.type()), text(schema.items()), text(schema.custom()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Override
  public Project project(String key) {
    JiraWire.Project project = jira.calls().execute(jira.meta().project(key));
    return new Project(project.key(), ProjectKind.of(text(project.projectTypeKey())));
  }

  @Override
  public List<TypeStatuses> statuses(String project) {
    return jira.calls().execute(jira.meta().statuses(project)).stream()
        .map(
            one ->
                new TypeStatuses(
                    one.name(), one.statuses().stream().map(JiraStep.Status::of).toList()))
        .toList();
  }

  @Override
  public Set<String> granted(String project, Set<String> rights) {
    JiraWire.Permissions granted =
        jira.calls().execute(jira.meta().permissions(project, String.join(",", rights)));
    return rights.stream().filter(granted::has).collect(Collectors.toSet());
  }

  @Override
  public List<IssueType> createTypes(String project) {
    List<IssueType> all = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      var page = jira.calls().execute(jira.meta().createTypes(project, all.size(), PAGE));
      page.issueTypes().forEach(type -> all.add(new IssueType(type.id(), type.name())));
      if (page.issueTypes().isEmpty() || all.size() >= page.total()) {
        break;
      }
    }
    return all;
  }

  @Override
  public List<JsonNode> createFields(String project, IssueType type) {
    List<JsonNode> all = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      var page =
          jira.calls().execute(jira.meta().createFields(project, type.id(), all.size(), PAGE));
      all.addAll(page.fields());
      if (page.fields().isEmpty() || all.size() >= page.total()) {
        break;
      }
    }
    return all;
  }

  @Override
  public Optional<Person> person(String account) {
    return Persons.found(() -> jira.calls().execute(jira.meta().user(account)));
  }

  @Override
  public List<LinkType> linkTypes() {
    return jira.calls().execute(jira.meta().linkTypes()).issueLinkTypes().stream()
        .map(type -> new LinkType(type.id(), type.name()))
        .toList();
  }

  @Override
  public Attaching attaching() {
    JiraWire.AttachmentMeta meta = jira.calls().execute(jira.meta().attachmentMeta());
    return new Attaching(meta.enabled(), meta.uploadLimit());
  }
}
