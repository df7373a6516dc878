package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Issues as JSON. */
final class IssueJson {

  private final JiraSite site;
  private final SiteJson json;
  private final FieldWriter settable;
  private final ComputedFields computed;
  private final FieldMeta meta;
  private final HistoryJson histories;

  IssueJson(JiraSite site, SiteJson json) {
    this.site = site;
    this.json = json;
    this.settable = new FieldWriter(site, json);
    this.computed = new ComputedFields(site, json);
    this.meta = new FieldMeta(site, json);
    this.histories = new HistoryJson(site, json);
  }

  /**
   * What to show.
   *
   * @param expand names of the extra parts
   * @param properties keys of the entity properties to show
   */
  record View(
      FieldSelection fields,
      Set<String> expand,
      List<String> properties,
      @Nullable JiraUser caller) {}

  ObjectNode issue(StoredIssue issue, View view) {
    ObjectNode out = Json.object();
    if (view.fields().idOnly() && view.expand().isEmpty() && view.properties().isEmpty()) {
      return out.put("id", Long.toString(issue.id));
    }
    out.put("expand", "renderedFields,names,schema,operations,editmeta,changelog,transitions");
    out.put("id", Long.toString(issue.id));
    out.put("self", json.self("/issue/" + issue.id));
    out.put("key", issue.key());
    if (view.expand().contains("changelog")) {
      out.set("changelog", histories.expanded(issue));
    }
    ObjectNode fields = fields(issue, view);
    if (!fields.isEmpty() || !view.fields().light()) {
      out.set("fields", fields);
    }
    if (!view.properties().isEmpty()) {
      ObjectNode properties = out.putObject("properties");
      for (String key : view.properties()) {
        JsonNode value = issue.properties.get(key);
        if (value != null) {
          properties.set(key, value);
        }
      }
    }
    return out;
  }

  /** Adds "names" and "schema" for the selected fields, if asked for. */
  void describe(ObjectNode out, View view) {
    boolean names = view.expand().contains("names");
    boolean schema = view.expand().contains("schema");
    if (!names && !schema) {
      return;
    }
    ObjectNode nameOf = Json.object();
    ObjectNode schemaOf = Json.object();
    for (JiraField field : site.catalogue().fields.values()) {
      if (view.fields().includes(field.id())) {
        nameOf.put(field.id(), field.name());
        schemaOf.set(field.id(), meta.schema(field));
      }
    }
    if (names) {
      out.set("names", nameOf);
    }
    if (schema) {
      out.set("schema", schemaOf);
    }
  }

  private ObjectNode fields(StoredIssue issue, View view) {
    ObjectNode fields = Json.object();
    for (JiraField field : site.catalogue().fields.values()) {
      boolean elsewhere = field.custom() && !issue.project().shape().fields().contains(field.id());
      if (!elsewhere && view.fields().includes(field.id())) {
        fields.set(field.id(), value(issue, field, view.caller()));
      }
    }
    if (site.edition().cloud() && view.fields().includes("statuscategorychangedate")) {
      fields.put("statuscategorychangedate", json.time(issue.statusChanged()));
    }
    return fields;
  }

  private JsonNode value(StoredIssue issue, JiraField field, @Nullable JiraUser caller) {
    return field.kind() == FieldKind.COMPUTED
        ? computed.value(issue, field, caller)
        : settable.value(issue, field);
  }
}
