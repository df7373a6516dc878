package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes history and prints values for it. */
final class Changes {

  private final JiraSite site;

  Changes(JiraSite site) {
    this.site = site;
  }

  /** Moves "updated", keeps the history entry if there is something in it, and tells search. */
  void record(StoredIssue issue, JiraUser actor, List<JiraHistory.Item> items) {
    if (!items.isEmpty()) {
      long id = site.store().nextId("history");
      issue.histories.add(new JiraHistory(id, actor, site.now(), List.copyOf(items)));
    }
    issue.touched(site.now());
    site.index().written(issue, site.now());
  }

  JiraHistory.Item change(JiraField field, JsonNode before, JsonNode after) {
    return new JiraHistory.Item(
        field.custom() ? field.name() : field.id(),
        field.id(),
        side(field, before),
        side(field, after));
  }

  static JiraHistory.Item item(String field, JiraHistory.Side from, JiraHistory.Side to) {
    return new JiraHistory.Item(field, null, from, to);
  }

  private JiraHistory.Side side(JiraField field, JsonNode value) {
    if (value.isNull()) {
      return JiraHistory.Side.nothing();
    }
    return switch (field.kind()) {
      case PRIORITY -> named(site.catalogue().priorities.get(value.asText()), value);
      case RESOLUTION -> named(site.catalogue().resolutions.get(value.asText()), value);
      case OPTION -> named(Catalogue.pick(field.options(), value.asText()).orElse(null), value);
      case OPTIONS -> options(field, value);
      case USER -> user(value);
      case LABELS -> new JiraHistory.Side("", RichText.plain(value));
      default -> new JiraHistory.Side(null, RichText.plain(value));
    };
  }

  private static JiraHistory.Side named(@Nullable Named named, JsonNode value) {
    return new JiraHistory.Side(value.asText(), named == null ? value.asText() : named.name());
  }

  private static JiraHistory.Side options(JiraField field, JsonNode value) {
    List<String> ids = Json.strings(value);
    List<String> names =
        ids.stream()
            .map(id -> Catalogue.pick(field.options(), id))
            .flatMap(Optional::stream)
            .map(Named::name)
            .toList();
    return new JiraHistory.Side("[" + String.join(", ", ids) + "]", String.join(",", names));
  }

  private JiraHistory.Side user(JsonNode value) {
    String name =
        site.catalogue().user(value.asText()).map(JiraUser::displayName).orElse("Former user");
    return new JiraHistory.Side(value.asText(), name);
  }
}
