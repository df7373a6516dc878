package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** What the site and its projects are made of. */
final class MetaDesk {

  private static final int MOST_META = 200;

  private final JiraSite site;
  private final Access access;

  MetaDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  SimResponse fields(Call call) {
    FieldMeta meta = new FieldMeta(site, call.json());
    ArrayNode list = Json.array();
    site.catalogue().fields.values().forEach(field -> list.add(meta.listed(field)));
    return Answers.ok(list);
  }

  SimResponse priorities(Call call) {
    ArrayNode list = Json.array();
    for (Named priority : site.catalogue().priorities.values()) {
      ObjectNode json = call.json().priority(priority).deepCopy();
      list.add(json.put("statusColor", "#cc0000").put("description", ""));
    }
    return Answers.ok(list);
  }

  SimResponse resolutions(Call call) {
    ArrayNode list = Json.array();
    site.catalogue().resolutions.values().forEach(r -> list.add(call.json().resolution(r)));
    return Answers.ok(list);
  }

  SimResponse statuses(Call call) {
    ArrayNode list = Json.array();
    site.catalogue().statuses.values().forEach(status -> list.add(call.json().status(status)));
    return Answers.ok(list);
  }

  /** Cloud's newer list, with categories in other words. */
  SimResponse searchStatuses(Call call) {
    String text = call.param("searchString").orElse("").toLowerCase(Locale.ROOT);
    List<ObjectNode> all = new ArrayList<>();
    for (JiraStatus status : site.catalogue().statuses.values()) {
      if (status.name().toLowerCase(Locale.ROOT).contains(text)) {
        ObjectNode json = Json.object();
        json.put("id", status.id()).put("name", status.name()).put("description", "");
        json.put("statusCategory", status.category().statusesKey());
        json.putObject("scope").put("type", "GLOBAL");
        all.add(json);
      }
    }
    return Answers.ok(page(call, all, MOST_META, "/statuses/search"));
  }

  SimResponse project(Call call) {
    JiraProject project = find(call);
    return Answers.ok(detail(call, project));
  }

  SimResponse projects(Call call) {
    ArrayNode list = Json.array();
    site.catalogue().visible(call.caller()).forEach(p -> list.add(call.json().project(p)));
    return Answers.ok(list);
  }

  SimResponse searchProjects(Call call) {
    Set<String> keys = Set.copyOf(call.list("keys"));
    String query = call.param("query").orElse("").toLowerCase(Locale.ROOT);
    List<ObjectNode> all = new ArrayList<>();
    for (JiraProject project : site.catalogue().visible(call.caller())) {
      String words = (project.key() + " " + project.name()).toLowerCase(Locale.ROOT);
      if ((keys.isEmpty() || keys.contains(project.key())) && words.contains(query)) {
        all.add(call.json().project(project));
      }
    }
    return Answers.ok(page(call, all, 50, "/project/search"));
  }

  SimResponse projectStatuses(Call call) {
    ArrayNode list = Json.array();
    find(call)
        .types()
        .forEach(
            (type, workflow) -> {
              ObjectNode json = Json.object();
              json.put("self", call.json().self("/issuetype/" + type.id()));
              json.put("id", type.id()).put("name", type.name()).put("subtask", type.subtask());
              ArrayNode statuses = json.putArray("statuses");
              workflow
                  .statuses()
                  .forEach(id -> statuses.add(call.json().status(site.catalogue().status(id))));
              list.add(json);
            });
    return Answers.ok(list);
  }

  SimResponse createTypes(Call call) {
    JiraProject project = creatable(call);
    List<ObjectNode> all =
        project.types().keySet().stream().map(type -> call.json().issueType(type)).toList();
    return Answers.ok(metaPage(call, all, "issueTypes"));
  }

  SimResponse createFields(Call call) {
    JiraProject project = creatable(call);
    boolean known = project.types().keySet().stream().anyMatch(t -> t.id().equals(call.arg(1)));
    if (!known) {
      throw Problem.of(
          404, "The issue type with id '" + call.arg(1) + "' does not exist in this project.");
    }
    FieldMeta meta = new FieldMeta(site, call.json());
    List<ObjectNode> all = new ArrayList<>();
    for (String id : project.shape().fields()) {
      JiraField field = site.catalogue().fields.get(id);
      if (field != null) {
        boolean required = project.shape().required().contains(id);
        ObjectNode json = meta.onScreen(field, project, required).put("fieldId", id);
        if (!site.edition().cloud()) {
          json.remove("key");
        }
        all.add(json);
      }
    }
    return Answers.ok(metaPage(call, all, "fields"));
  }

  private JiraProject find(Call call) {
    return access
        .project(call, call.arg(0))
        .orElseThrow(
            () -> Problem.of(404, "No project could be found with key '" + call.arg(0) + "'."));
  }

  private JiraProject creatable(Call call) {
    JiraProject project = find(call);
    if (!access.permissions(call, project).contains(Permission.CREATE_ISSUES)) {
      throw Problem.of(400, "You do not have permission to create issues in this project.");
    }
    return project;
  }

  private ObjectNode detail(Call call, JiraProject project) {
    ObjectNode json = call.json().project(project).deepCopy();
    json.put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight");
    json.put("description", "");
    site.catalogue().users.values().stream()
        .findFirst()
        .ifPresent(lead -> json.set("lead", call.json().user(lead)));
    ArrayNode components = json.putArray("components");
    project.shape().components().forEach(each -> components.add(call.json().component(each)));
    ArrayNode types = json.putArray("issueTypes");
    project.types().keySet().forEach(type -> types.add(call.json().issueType(type)));
    ArrayNode versions = json.putArray("versions");
    project.shape().versions().forEach(each -> versions.add(call.json().version(each)));
    json.put("assigneeType", "UNASSIGNED");
    json.putObject("roles");
    return json;
  }

  private static ObjectNode page(Call call, List<ObjectNode> all, int cap, String path) {
    int start = Math.max(0, call.number("startAt", 0));
    int max = Math.clamp(call.number("maxResults", cap), 1, cap);
    ArrayNode values = Json.array();
    all.stream().skip(start).limit(max).forEach(values::add);
    ObjectNode out = Json.object();
    out.put("self", call.json().self(path + "?startAt=" + start + "&maxResults=" + max));
    out.put("maxResults", max).put("startAt", start).put("total", all.size());
    out.put("isLast", start + values.size() >= all.size());
    out.set("values", values);
    return out;
  }

  private ObjectNode metaPage(Call call, List<ObjectNode> all, String cloudName) {
    int start = Math.max(0, call.number("startAt", 0));
    int max = Math.clamp(call.number("maxResults", 50), 1, MOST_META);
    ArrayNode values = Json.array();
    all.stream().skip(start).limit(max).forEach(values::add);
    ObjectNode out = Json.object();
    out.put("maxResults", max).put("startAt", start).put("total", all.size());
    if (site.edition().cloud()) {
      out.set(cloudName, values);
    } else {
      out.put("isLast", start + values.size() >= all.size());
      out.set("values", values);
    }
    return out;
  }
}
