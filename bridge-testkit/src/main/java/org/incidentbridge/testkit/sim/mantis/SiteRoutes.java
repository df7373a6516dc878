package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Configuration, accounts, saved filters. */
final class SiteRoutes {

  /** Options whose default refers to another one are published as text. */
  private static final Set<String> REFERENCES =
      Set.of(
          "update_bug_assign_threshold",
          "delete_bugnote_threshold",
          "bugnote_user_edit_threshold",
          "bugnote_user_delete_threshold");

  private final Site site;

  SiteRoutes(Site site) {
    this.site = site;
  }

  /** Options that are unknown or private are left out without a word. */
  SimResponse config(Call call) {
    List<String> options =
        call.request().query().entrySet().stream()
            .filter(e -> e.getKey().equals("option") || e.getKey().startsWith("option["))
            .flatMap(e -> e.getValue().stream())
            .toList();
    int project = call.request().param("project_id").map(Call::leadingNumber).orElse(0);
    if (project != 0 && site.world.project(project).isEmpty()) {
      throw Fault.coded(
          Fault.Code.PROJECT_NOT_FOUND, "Project '" + project + "' not found", project);
    }
    ObjectNode body = Shapes.object();
    ArrayNode configs = body.putArray("configs");
    options.stream().filter(site.world.config::has).forEach(o -> configs.add(option(o)));
    return Answers.json(200, "OK", body);
  }

  private ObjectNode option(String name) {
    ObjectNode pair = Shapes.object().put("option", name);
    Object value = site.world.config.value(name);
    if (REFERENCES.contains(name)) {
      pair.put("value", value.toString());
    } else if (name.endsWith("_enum_string")) {
      String enumeration = name.substring(0, name.length() - "_enum_string".length());
      ArrayNode values = pair.putArray("value");
      Enumeration names = site.world.config.enumeration(enumeration);
      names
          .names()
          .forEach(
              (id, text) ->
                  values.add(
                      Shapes.object()
                          .put("id", id)
                          .put("name", text)
                          .put("label", names.label(id))));
    } else if (value instanceof Integer number) {
      pair.put("value", number);
    } else {
      pair.put("value", value.toString());
    }
    return pair;
  }

  SimResponse me(Call call) {
    ObjectNode user = account(call.user(), call.user());
    ArrayNode projects = user.putArray("projects");
    site.world.projects.values().stream()
        .filter(p -> p.parent == 0 && site.access.sees(call.user(), p.id))
        .sorted(Comparator.comparing(p -> p.name))
        .forEach(p -> projects.add(site.shapes.project(p.id)));
    Set<String> select = call.request().param("select").map(IssueJson::selection).orElse(null);
    if (select != null) {
      user.retain(select);
    }
    return Answers.json(200, "OK", user);
  }

  SimResponse user(Call call) {
    if (call.args().isEmpty()) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "User not specified", "user_id");
    }
    int id = Call.leadingNumber(call.args().get(0));
    if (id <= 0) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "Invalid user id '" + id + "'", "id");
    }
    User user =
        site.world
            .user(id)
            .orElseThrow(() -> Fault.coded(Fault.Code.USER_ID_NOT_FOUND, "User not found", id));
    return found(call.user(), user);
  }

  SimResponse userNamed(Call call) {
    String name = call.args().get(0);
    User user =
        site.world
            .userNamed(name)
            .orElseThrow(() -> Fault.coded(Fault.Code.USER_NAME_NOT_FOUND, "User not found", name));
    return found(call.user(), user);
  }

  private SimResponse found(User reader, User user) {
    if (reader.id != user.id
        && reader.access.value() < site.access.threshold("manage_user_threshold")) {
      throw Site.noAccess("Access denied to get other users");
    }
    ObjectNode body = Shapes.object();
    body.putArray("users").add(account(reader, user));
    return Answers.json(200, "OK", body);
  }

  private ObjectNode account(User reader, User user) {
    ObjectNode node = site.shapes.person(reader, user.id);
    node.put("language", "english");
    node.put("timezone", zoneName());
    node.set("access_level", site.shapes.choice("access_levels", user.access.value()));
    node.put("created_at", site.shapes.time(user.created));
    return node;
  }

  private String zoneName() {
    String id = site.world.options.zone().getId();
    return id.equals("Z") ? "UTC" : id;
  }

  SimResponse filters(Call call) {
    ObjectNode body = Shapes.object();
    ArrayNode array = body.putArray("filters");
    site.world.filters.values().stream()
        .filter(f -> f.shared() || f.owner() == call.user().id)
        .forEach(f -> array.add(filter(call.user(), f)));
    return Answers.json(200, "OK", body);
  }

  private ObjectNode filter(User reader, StoredFilter filter) {
    ObjectNode node = Shapes.object().put("id", filter.id()).put("name", filter.name());
    node.set("owner", site.shapes.person(reader, filter.owner()));
    node.put("public", filter.shared());
    node.set("project", Shapes.object().put("id", 0).put("name", "All Projects"));
    return node;
  }

  SimResponse filter(Call call) {
    int id = Call.leadingNumber(call.args().get(0));
    StoredFilter filter = site.world.filters.get(id);
    if (filter == null || !(filter.shared() || filter.owner() == call.user().id)) {
      throw Fault.coded(Fault.Code.FILTER_NOT_FOUND, "Filter '" + id + "' not found", id);
    }
    ObjectNode body = Shapes.object();
    body.putArray("filters").add(filter(call.user(), filter));
    return Answers.json(200, "OK", body);
  }
}
