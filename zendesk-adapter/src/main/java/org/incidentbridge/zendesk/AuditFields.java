package org.incidentbridge.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.zendesk.ZendeskMetadata.Field;
import org.incidentbridge.zendesk.ZendeskMetadata.Known;
import org.jspecify.annotations.Nullable;

/** What audits call the fields that snapshots show. */
final class AuditFields {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("subject", "subject"),
          Map.entry("status", "status"),
          Map.entry("custom_status_id", "custom_status"),
          Map.entry("priority", "priority"),
          Map.entry("type", "type"),
          Map.entry("tags", "tags"),
          Map.entry("group_id", "group"),
          Map.entry("organization_id", "organization"),
          Map.entry("assignee_id", "assignee"),
          Map.entry("requester_id", "requester"),
          Map.entry("due_at", "due_at"),
          Map.entry("problem_id", "problem_id"),
          Map.entry("ticket_form_id", "form"),
          Map.entry("external_id", "external_id"));

  private AuditFields() {}

  /**
   * The names of a field of an audit; a field of the account's own has its number and its title.
   */
  static List<String> names(String auditField, Known known) {
    @Nullable String name = NAMES.get(auditField);
    if (name != null) {
      return List.of(name);
    }
    @Nullable Field field = known.fields().get(auditField);
    return field == null || !field.usable() ? List.of() : own(field, known);
  }

  /** Whether every ticket has a field of that name. */
  static boolean isOfEveryTicket(String name) {
    return NAMES.containsValue(name)
        || name.equals(FieldWriter.DESCRIPTION)
        || name.equals("organization_domains");
  }

  private static List<String> own(Field field, Known known) {
    List<String> names = new ArrayList<>(List.of("custom:" + field.id()));
    if (known.named(field.title()).size() == 1) {
      names.add("custom:" + field.title());
      if (!isOfEveryTicket(field.title())) {
        names.add(field.title());
      }
    }
    return names;
  }
}
