package org.incidentbridge.testkit.sim.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** Groups, fields, forms and statuses. */
final class SetupRoutes {

  private final World world;

  SetupRoutes(Desk desk) {
    this.world = desk.world;
  }

  SimResponse groups(Call call) {
    return Answers.ok(
        Pages.of(
            call,
            "groups",
            List.copyOf(world.groups.values()),
            g -> SiteJson.group(g, call.root())));
  }

  private Group known(Call call) {
    return Optional.ofNullable(world.groups.get(call.id(0))).orElseThrow(Problem::notFound);
  }

  SimResponse group(Call call) {
    ObjectNode body = Json.object();
    body.set("group", SiteJson.group(known(call), call.root()));
    return Answers.ok(body);
  }

  SimResponse agents(Call call) {
    long group = known(call).id();
    List<User> agents =
        world.users.values().stream().filter(u -> u.active && u.groups.contains(group)).toList();
    return Answers.ok(Pages.of(call, "users", agents, u -> SiteJson.user(u, call.root())));
  }

  SimResponse memberships(Call call) {
    List<ObjectNode> all = new ArrayList<>();
    for (User user : world.users.values()) {
      for (long group : user.groups) {
        all.add(
            Json.object()
                .put("id", user.id + group)
                .put("user_id", user.id)
                .put("group_id", group)
                .put("default", user.group() == group));
      }
    }
    return Answers.ok(Pages.of(call, "group_memberships", all, json -> json));
  }

  SimResponse fields(Call call) {
    return Answers.ok(
        Pages.of(
            call,
            "ticket_fields",
            List.copyOf(world.fields.values()),
            f -> SiteJson.field(f, call.root())));
  }

  SimResponse field(Call call) {
    TicketField field =
        Optional.ofNullable(world.fields.get(call.id(0))).orElseThrow(Problem::notFound);
    ObjectNode body = Json.object();
    body.set("ticket_field", SiteJson.field(field, call.root()));
    return Answers.ok(body);
  }

  SimResponse forms(Call call) {
    return Answers.ok(
        Pages.of(
            call,
            "ticket_forms",
            List.copyOf(world.forms.values()),
            f -> SiteJson.form(f, call.root())));
  }

  /** All at once, in no pages. */
  SimResponse statuses(Call call) {
    if (!world.options.customStatuses()) {
      throw Problem.forbidden();
    }
    ObjectNode body = Json.object();
    body.set(
        "custom_statuses",
        Json.all(world.statuses.values().stream().map(SiteJson::status).toList()));
    return Answers.ok(body);
  }
}
