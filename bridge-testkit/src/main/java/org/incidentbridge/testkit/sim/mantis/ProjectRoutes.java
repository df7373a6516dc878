package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.incidentbridge.testkit.sim.SimResponse;

/** Projects with all that is defined in them, and the people of a project. */
final class ProjectRoutes {

  private final Site site;

  ProjectRoutes(Site site) {
    this.site = site;
  }

  SimResponse all(Call call) {
    return projects(call, visible(call.user()));
  }

  SimResponse one(Call call) {
    int id = Call.leadingNumber(call.args().get(0));
    if (id == 0) {
      return all(call);
    }
    if (!site.access.sees(call.user(), id)) {
      throw Fault.reasonOnly(404, "Project '" + id + "' doesn't exist");
    }
    List<Project> below =
        site.hierarchy.downwards(id).stream()
            .filter(p -> site.access.sees(call.user(), p.id))
            .toList();
    return projects(call, below);
  }

  private List<Project> visible(User user) {
    List<Project> all = new ArrayList<>();
    site.world.projects.values().stream()
        .filter(p -> p.parent == 0)
        .sorted(Comparator.comparing(p -> p.name))
        .forEach(all::add);
    for (Project top : List.copyOf(all)) {
      all.addAll(site.hierarchy.downwards(top.id).stream().skip(1).toList());
    }
    return all.stream().filter(p -> site.access.sees(user, p.id)).toList();
  }

  private SimResponse projects(Call call, List<Project> projects) {
    ObjectNode body = Shapes.object();
    ArrayNode array = body.putArray("projects");
    projects.forEach(p -> array.add(project(call.user(), p)));
    return Answers.json(200, "OK", body);
  }

  private ObjectNode project(User reader, Project project) {
    ObjectNode node = Shapes.object().put("id", project.id).put("name", project.name);
    node.set("status", site.shapes.choice("project_status", 10));
    node.put("description", project.description);
    node.put("enabled", project.enabled);
    node.set("view_state", site.shapes.choice("view_state", project.isPrivate ? 50 : 10));
    node.put("inherit_global", true);
    node.set(
        "access_level", site.shapes.choice("access_levels", site.access.level(reader, project.id)));
    ArrayNode fields = node.putArray("custom_fields");
    project.customFields.forEach(id -> field(reader, project, id, fields));
    ArrayNode versions = node.putArray("versions");
    site.hierarchy.versions(project.id).forEach(v -> versions.add(version(v)));
    ArrayNode categories = node.putArray("categories");
    site.hierarchy.categories(project.id).stream()
        .sorted(Comparator.comparing(c -> c.name.toLowerCase(Locale.ROOT)))
        .forEach(c -> categories.add(category(c)));
    subProjects(reader, project, node);
    return node;
  }

  private void field(User reader, Project project, int id, ArrayNode into) {
    CustomField field = site.world.customFields.get(id);
    if (field != null && site.access.level(reader, project.id) >= field.readLevel.value()) {
      ObjectNode node = Shapes.object().put("id", id).put("name", field.name);
      Enumeration types = site.world.config.enumeration("custom_field_type");
      node.put("type", types.name(field.type.id()));
      node.put("default_value", field.defaultValue);
      node.put("possible_values", field.possibleValues);
      node.put("valid_regexp", "");
      node.put("length_min", 0);
      node.put("length_max", field.maxLength);
      node.set("access_level_r", site.shapes.choice("access_levels", field.readLevel.value()));
      node.set("access_level_rw", site.shapes.choice("access_levels", field.writeLevel.value()));
      node.put("display_report", true).put("display_update", true);
      node.put("display_resolved", false).put("display_closed", false);
      node.put("require_report", field.requiredOnReport).put("require_update", false);
      node.put("require_resolved", false).put("require_closed", false);
      into.add(node);
    }
  }

  SimResponse versions(Call call) {
    return versions(call, 0);
  }

  SimResponse version(Call call) {
    return versions(call, Call.leadingNumber(call.args().get(1)));
  }

  private SimResponse versions(Call call, int only) {
    int id = Call.leadingNumber(call.args().get(0));
    if (!site.access.sees(call.user(), id)) {
      throw Fault.coded(Fault.Code.PROJECT_NOT_FOUND, "Project '" + id + "' not found", id);
    }
    ObjectNode body = Shapes.object();
    ArrayNode array = body.putArray("versions");
    site.hierarchy.versions(id).stream()
        .filter(v -> only == 0 || v.id == only)
        .forEach(v -> array.add(version(v).without("description")));
    return Answers.json(200, "OK", body);
  }

  private ObjectNode version(Project.Version version) {
    return Shapes.object()
        .put("id", version.id)
        .put("name", version.name)
        .put("description", "")
        .put("released", version.released)
        .put("obsolete", false)
        .put("timestamp", site.shapes.time(version.timestamp));
  }

  private ObjectNode category(Project.Category category) {
    ObjectNode node = Shapes.object().put("id", category.id).put("name", category.name);
    ObjectNode project = Shapes.object().put("id", category.project);
    project.put("name", site.world.project(category.project).map(p -> p.name).orElse(null));
    node.set("project", project);
    node.put("status", "1");
    return node;
  }

  private void subProjects(User reader, Project project, ObjectNode node) {
    List<Project> below =
        site.hierarchy.children(project.id).stream()
            .filter(p -> site.access.sees(reader, p.id))
            .toList();
    if (!below.isEmpty()) {
      ArrayNode array = node.putArray("subProjects");
      below.forEach(p -> array.add(site.shapes.project(p.id)));
    }
  }

  SimResponse users(Call call) {
    return people(call, Call.leadingNumber(call.request().param("access_level").orElse("0")));
  }

  SimResponse handlers(Call call) {
    return people(call, site.world.config.number("handle_bug_threshold"));
  }

  private SimResponse people(Call call, int least) {
    int project = Call.leadingNumber(call.args().get(0));
    if (!site.access.sees(call.user(), project)) {
      throw Fault.coded(
          Fault.Code.PROJECT_NOT_FOUND, "Project '" + project + "' not found", project);
    }
    int size = call.request().param("page_size").map(Call::leadingNumber).orElse(50);
    int page = Math.max(1, call.request().param("page").map(Call::leadingNumber).orElse(1));
    boolean levels =
        call.request().param("include_access_levels").map(v -> !v.equals("0")).orElse(true);
    List<User> all =
        site.world.users.values().stream()
            .filter(u -> u.enabled && member(u, project, least))
            .sorted(Comparator.comparing(u -> u.name.toLowerCase(Locale.ROOT)))
            .toList();
    ObjectNode body = Shapes.object();
    ArrayNode array = body.putArray("users");
    all.stream()
        .skip((long) (page - 1) * size)
        .limit(size == 0 ? Long.MAX_VALUE : size)
        .forEach(u -> array.add(person(call.user(), u, project, levels)));
    return Answers.json(200, "OK", body);
  }

  private boolean member(User user, int project, int least) {
    return site.access.level(user, project) >= Math.max(least, AccessLevel.VIEWER.value());
  }

  private ObjectNode person(User reader, User user, int project, boolean levels) {
    ObjectNode node = site.shapes.person(reader, user.id);
    if (levels) {
      int level = site.access.level(user, project);
      node.set("access_level", site.shapes.choice("access_levels", level));
    }
    return node;
  }
}
