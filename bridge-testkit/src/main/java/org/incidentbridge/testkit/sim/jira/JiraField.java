package org.incidentbridge.testkit.sim.jira;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the site.
 *
 * @param id {@code summary} or {@code customfield_10042}
 * @param name as shown; not unique among custom fields
 * @param kind how it behaves
 * @param type schema type where the kind does not say it
 * @param options choices of an option field
 */
public record JiraField(
    String id, String name, FieldKind kind, @Nullable String type, List<Named> options) {

  public JiraField {
    options = List.copyOf(options);
  }

  boolean custom() {
    return id.startsWith("customfield_");
  }

  /** Number of a custom field. */
  long number() {
    return Long.parseLong(id.substring("customfield_".length()));
  }
}
