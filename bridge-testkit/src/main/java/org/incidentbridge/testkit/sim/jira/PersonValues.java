package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a person picks in the browser (names, plain text) into the site's own form; formatted
 * text is taken as it is.
 */
final class PersonValues {

  private final JiraSite site;

  PersonValues(JiraSite site) {
    this.site = site;
  }

  Map<String, JsonNode> of(JiraProject project, Map<String, ?> picked) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    picked.forEach(
        (name, value) -> {
          JiraField field =
              site.catalogue()
                  .field(name)
                  .orElseThrow(() -> new IllegalArgumentException("no field " + name));
          values.put(field.id(), value(project, field, value));
        });
    return values;
  }

  private JsonNode value(JiraProject project, JiraField field, @Nullable Object value) {
    if (value == null) {
      return Json.nothing();
    }
    Catalogue catalogue = site.catalogue();
    return switch (field.kind()) {
      case RICH_TEXT ->
          value instanceof JsonNode rich ? rich : RichText.of(site.edition(), value.toString());
      case NUMBER -> DoubleNode.valueOf(((Number) value).doubleValue());
      case DATETIME -> value instanceof Instant at ? Json.text(at.toString()) : wrong(field, value);
      case OPTION -> one(field.options(), value);
      case OPTIONS -> many(field.options(), value);
      case PRIORITY -> one(catalogue.priorities.values(), value);
      case RESOLUTION -> one(catalogue.resolutions.values(), value);
      case USER -> Json.text(site.user(value.toString()).id());
      case LABELS -> Json.texts(list(value));
      case VERSIONS -> many(project.shape().versions(), value);
      case COMPONENTS -> many(project.shape().components(), value);
      case TEXT, URL, DATE -> Json.text(value.toString());
      case PROJECT, ISSUE_TYPE, COMPUTED -> wrong(field, value);
    };
  }

  private static JsonNode one(Collection<Named> among, Object name) {
    return Json.text(id(among, name.toString()));
  }

  private static JsonNode many(Collection<Named> among, Object names) {
    return Json.texts(list(names).stream().map(name -> id(among, name)).toList());
  }

  private static String id(Collection<Named> among, String name) {
    return Catalogue.named(among, name)
        .map(Named::id)
        .orElseThrow(() -> new IllegalArgumentException("no choice " + name));
  }

  private static List<String> list(Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().map(String::valueOf).toList();
    }
    return List.of(value.toString());
  }

  private static JsonNode wrong(JiraField field, Object value) {
    throw new IllegalArgumentException("cannot set " + field.name() + " to " + value);
  }
}
