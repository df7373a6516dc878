package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** People and setup as the interface shows them. */
final class SiteJson {

  private SiteJson() {}

  static ObjectNode user(User user, String root) {
    ObjectNode json = Json.object();
    json.put("id", user.id).put("url", root + "/api/v2/users/" + user.id + ".json");
    json.put("name", user.name).put("email", user.email.isEmpty() ? null : user.email);
    json.put("created_at", Json.time(user.created)).put("updated_at", Json.time(user.updated));
    json.put("time_zone", "UTC").put("iana_time_zone", "Etc/UTC").putNull("phone");
    json.put("locale", "en-US").set("organization_id", Json.id(user.organization()));
    json.put("role", user.role.word()).put("verified", true);
    json.put("external_id", user.externalId.isEmpty() ? null : user.externalId);
    json.putArray("tags");
    json.put("alias", "").put("active", user.active).put("shared", false);
    json.put("moderator", user.role.staff());
    json.set("ticket_restriction", restriction(user));
    json.put("only_private_comments", false).put("restricted_agent", user.groupsOnly);
    json.put("suspended", user.suspended).set("default_group_id", Json.id(user.group()));
    json.putObject("user_fields");
    return json;
  }

  private static JsonNode restriction(User user) {
    if (!user.role.staff()) {
      return Json.text("requested");
    }
    return user.groupsOnly ? Json.text("groups") : Json.nothing();
  }

  static ObjectNode organization(Organization organization, String root) {
    ObjectNode json = Json.object();
    json.put("url", root + "/api/v2/organizations/" + organization.id + ".json");
    json.put("id", organization.id).put("name", organization.name);
    json.put("shared_tickets", false).put("shared_comments", false);
    json.put("external_id", organization.externalId.isEmpty() ? null : organization.externalId);
    json.put("created_at", Json.time(organization.created));
    json.put("updated_at", Json.time(organization.updated));
    json.set("domain_names", Json.texts(organization.domains));
    json.putNull("details").putNull("notes").putNull("group_id").putArray("tags");
    json.putObject("organization_fields");
    return json;
  }

  static ObjectNode group(Group group, String root) {
    ObjectNode json = Json.object();
    json.put("url", root + "/api/v2/groups/" + group.id() + ".json").put("id", group.id());
    json.put("is_public", true).put("name", group.name()).put("description", "");
    json.put("default", false).put("deleted", false);
    return json.put("created_at", Json.time(group.created()))
        .put("updated_at", Json.time(group.created()));
  }

  static ObjectNode field(TicketField field, String root) {
    ObjectNode json = Json.object();
    json.put("url", root + "/api/v2/ticket_fields/" + field.id + ".json").put("id", field.id);
    json.put("type", field.type).put("title", field.title).put("raw_title", field.title);
    json.put("description", field.title).put("active", field.active);
    json.put("required", field.requiredToSolve).put("collapsed_for_agents", false);
    json.putNull("regexp_for_validation").put("title_in_portal", field.title);
    json.put("visible_in_portal", false).put("editable_in_portal", false);
    json.putNull("tag").put("removable", field.custom()).putNull("agent_description");
    choices(field, json);
    return json;
  }

  private static void choices(TicketField field, ObjectNode json) {
    if (!field.tags()) {
      return;
    }
    ArrayNode options = json.putArray("custom_field_options");
    for (int i = 0; i < field.options.size(); i++) {
      String value = field.options.get(i);
      options
          .addObject()
          .put("id", field.id + 1 + i)
          .put("name", value)
          .put("raw_name", value)
          .put("value", value)
          .put("default", false);
    }
  }

  static ObjectNode form(TicketForm form, String root) {
    ObjectNode json = Json.object();
    json.put("url", root + "/api/v2/ticket_forms/" + form.id() + ".json").put("id", form.id());
    json.put("name", form.name()).put("raw_name", form.name()).put("display_name", form.name());
    json.put("active", true).put("default", form.usual()).put("end_user_visible", true);
    json.set("ticket_field_ids", Json.numbers(form.fields()));
    return json;
  }

  static ObjectNode status(CustomStatus status) {
    ObjectNode json = Json.object();
    json.put("id", status.id()).put("status_category", status.category());
    json.put("agent_label", status.label()).put("end_user_label", status.label());
    json.put("raw_agent_label", status.label()).put("raw_end_user_label", status.label());
    return json.put("description", "").put("active", true).put("default", status.usual());
  }
}
