package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What a field is, as /field, editmeta, createmeta and transitions tell it. */
final class FieldMeta {

  private final JiraSite site;
  private final SiteJson json;

  FieldMeta(JiraSite site, SiteJson json) {
    this.site = site;
    this.json = json;
  }

  /** As listed by /field. */
  ObjectNode listed(JiraField field) {
    ObjectNode out = Json.object().put("id", field.id());
    if (site.edition().cloud()) {
      out.put("key", field.id());
    }
    boolean computed = field.kind() == FieldKind.COMPUTED;
    out.put("name", field.name()).put("custom", field.custom());
    out.put("orderable", !computed).put("navigable", true).put("searchable", true);
    ArrayNode clauses = out.putArray("clauseNames");
    clauses.add(field.custom() ? "cf[" + field.number() + "]" : field.id());
    if (field.custom()) {
      clauses.add(field.name());
    }
    out.set("schema", schema(field));
    return out;
  }

  ObjectNode schema(JiraField field) {
    ObjectNode schema = Json.object();
    schema.put("type", Optional.ofNullable(field.type()).orElse(field.kind().type()));
    items(field).ifPresent(items -> schema.put("items", items));
    if (field.custom()) {
      schema.put("custom", field.kind().customType()).put("customId", field.number());
    } else {
      schema.put("system", field.id());
    }
    return schema;
  }

  /** As on a screen of a project. */
  ObjectNode onScreen(JiraField field, JiraProject project, boolean required) {
    ObjectNode out = Json.object().put("required", required);
    out.set("schema", schema(field));
    out.put("name", field.name()).put("key", field.id());
    out.put("hasDefaultValue", field.id().equals("priority"));
    ArrayNode operations = out.putArray("operations");
    if (field.kind().many()) {
      operations.add("add");
    }
    operations.add("set");
    if (field.kind().many()) {
      operations.add("remove");
    }
    allowed(field, project).ifPresent(values -> out.set("allowedValues", values));
    return out;
  }

  private static Optional<String> items(JiraField field) {
    return switch (field.id()) {
      case "attachment" -> Optional.of("attachment");
      case "issuelinks", "subtasks" -> Optional.of("issuelinks");
      case "worklog" -> Optional.of("worklog");
      default -> Optional.ofNullable(field.kind().items());
    };
  }

  private Optional<ArrayNode> allowed(JiraField field, JiraProject project) {
    ArrayNode values = Json.array();
    switch (field.kind()) {
      case OPTION, OPTIONS -> field.options().forEach(each -> values.add(json.option(each)));
      case RESOLUTION ->
          site.catalogue().resolutions.values().forEach(r -> values.add(json.resolution(r)));
      case PRIORITY ->
          project.shape().priorities().stream()
              .map(id -> Catalogue.pick(site.catalogue().priorities.values(), id))
              .flatMap(Optional::stream)
              .forEach(each -> values.add(json.priority(each)));
      case VERSIONS -> project.shape().versions().forEach(v -> values.add(json.version(v)));
      case COMPONENTS -> project.shape().components().forEach(c -> values.add(json.component(c)));
      case ISSUE_TYPE -> project.types().keySet().forEach(t -> values.add(json.issueType(t)));
      case PROJECT -> values.add(json.project(project));
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
