package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/** Prints the settable fields of an issue. */
final class FieldWriter {

  private final JiraSite site;
  private final SiteJson json;

  FieldWriter(JiraSite site, SiteJson json) {
    this.site = site;
    this.json = json;
  }

  JsonNode value(StoredIssue issue, JiraField field) {
    JsonNode value = issue.value(field.id());
    return switch (field.kind()) {
      case ISSUE_TYPE -> json.issueType(issue.type());
      case PROJECT -> json.project(issue.project());
      case PRIORITY -> one(site.catalogue().priorities.values(), value, json::priority);
      case RESOLUTION -> one(site.catalogue().resolutions.values(), value, json::resolution);
      case OPTION -> one(field.options(), value, json::option);
      case OPTIONS -> value.isNull() ? value : many(field.options(), value, json::option);
      case VERSIONS -> many(issue.project().shape().versions(), value, json::version);
      case COMPONENTS -> many(issue.project().shape().components(), value, json::component);
      case USER -> value.isNull() ? value : json.userById(value.asText());
      case DATETIME -> value.isNull() ? value : Json.text(json.time(Instant.parse(value.asText())));
      case LABELS -> value.isNull() && !field.custom() ? Json.array() : value;
      case TEXT, RICH_TEXT, URL, NUMBER, DATE -> value;
      case COMPUTED -> throw new IllegalArgumentException(field.id() + " is computed");
    };
  }

  private static JsonNode one(
      Collection<Named> among, JsonNode id, Function<Named, ? extends JsonNode> print) {
    return Catalogue.pick(among, id.asText()).<JsonNode>map(print).orElse(Json.nothing());
  }

  private static JsonNode many(
      Collection<Named> among, JsonNode ids, Function<Named, ? extends JsonNode> print) {
    ArrayNode all = Json.array();
    for (JsonNode id : ids) {
      Catalogue.pick(among, id.asText()).ifPresent(each -> all.add(print.apply(each)));
    }
    return all;
  }
}
