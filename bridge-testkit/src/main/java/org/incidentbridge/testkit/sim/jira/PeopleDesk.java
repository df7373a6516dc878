package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.incidentbridge.testkit.sim.SimResponse;

/** Users, permissions, and who and what the site is. */
final class PeopleDesk {

  private static final int MOST_USERS = 100;

  private final JiraSite site;
  private final Access access;

  PeopleDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  SimResponse myself(Call call) {
    JiraUser caller = call.caller();
    if (caller == null) {
      throw Problem.answering(
          Answers.of(
              401,
              Json.object()
                  .put("message", "Client must be authenticated to access this resource.")
                  .put("status-code", 401)));
    }
    ObjectNode json = call.json().freshUser(caller, true).put("locale", "en_US");
    json.putObject("groups").put("size", caller.profile().groups().size()).putArray("items");
    json.putObject("applicationRoles").put("size", 1).putArray("items");
    return Answers.ok(json.put("expand", "groups,applicationRoles"));
  }

  SimResponse user(Call call) {
    Access.caller(call);
    Catalogue catalogue = site.catalogue();
    Optional<String> asked =
        call.param("accountId").or(() -> call.param("username")).or(() -> call.param("key"));
    Optional<JiraUser> user =
        site.edition().cloud()
            ? call.param("accountId").flatMap(catalogue::user)
            : call.param("username")
                .flatMap(catalogue::userNamed)
                .or(() -> call.param("key").flatMap(catalogue::user));
    return user.map(found -> Answers.ok(call.json().user(found)))
        .orElseThrow(
            () ->
                asked.isEmpty()
                    ? Problem.bad("The query parameter that names the user is missing")
                    : site.edition().cloud()
                        ? Problem.of(
                            404,
                            "Specified user does not exist or you do not have required permissions")
                        : Problem.of(404, "The user named '" + asked.get() + "' does not exist"));
  }

  SimResponse search(Call call) {
    String query = query(call);
    if (call.caller() == null) {
      return Answers.ok(Json.array());
    }
    return Answers.ok(users(call, query, user -> true));
  }

  SimResponse assignable(Call call) {
    JiraProject project = projectOf(call);
    String text = call.param("query").or(() -> call.param("username")).orElse("");
    return Answers.ok(
        users(call, text, user -> site.catalogue().may(user, project, Permission.ASSIGNABLE_USER)));
  }

  private JiraProject projectOf(Call call) {
    Optional<String> issue = call.param("issueKey").or(() -> call.param("issueId"));
    if (issue.isPresent()) {
      return access.read(call, issue.get()).project();
    }
    String key =
        call.param("project")
            .orElseThrow(() -> Problem.bad("At least one of project and issueKey is required"));
    return access
        .project(call, key)
        .orElseThrow(() -> Problem.of(404, "No project could be found with key '" + key + "'."));
  }

  private String query(Call call) {
    boolean cloud = site.edition().cloud();
    String name = cloud ? "query" : "username";
    Optional<String> text = call.param(name);
    if (cloud && call.param("accountId").isPresent()) {
      return call.param("accountId").orElse("");
    }
    return text.filter(value -> cloud || !value.isEmpty())
        .orElseThrow(() -> Problem.bad("The " + name + " query parameter was not provided"));
  }

  private ArrayNode users(Call call, String query, Predicate<JiraUser> also) {
    int start = Math.max(0, call.number("startAt", 0));
    int max = Math.clamp(call.number("maxResults", 50), 0, MOST_USERS);
    String text = query.equals(".") ? "" : query.toLowerCase(Locale.ROOT);
    ArrayNode list = Json.array();
    site.catalogue().users.values().stream()
        .filter(user -> user.profile().active())
        .filter(also)
        .filter(user -> matches(user, text))
        .skip(start)
        .limit(max)
        .forEach(user -> list.add(call.json().user(user)));
    return list;
  }

  private boolean matches(JiraUser user, String text) {
    String login = site.edition().cloud() ? user.id() : user.name();
    boolean email = user.email().toLowerCase(Locale.ROOT).startsWith(text);
    return email
        || login.toLowerCase(Locale.ROOT).startsWith(text)
        || List.of(user.displayName().toLowerCase(Locale.ROOT).split(" ")).stream()
            .anyMatch(word -> word.startsWith(text))
        || user.displayName().toLowerCase(Locale.ROOT).startsWith(text);
  }

  SimResponse permissions(Call call) {
    List<String> asked = call.list("permissions");
    if (asked.isEmpty() && site.edition().cloud()) {
      throw Problem.bad("The 'permissions' query parameter is required.");
    }
    Optional<JiraProject> project = permissionScope(call);
    ObjectNode out = Json.object();
    ObjectNode list = out.putObject("permissions");
    for (String key :
        asked.isEmpty() ? Permission.all().stream().map(Enum::name).toList() : asked) {
      list.set(key, permission(call, key, project));
    }
    return Answers.ok(out);
  }

  private Optional<JiraProject> permissionScope(Call call) {
    Optional<String> issue = call.param("issueKey").or(() -> call.param("issueId"));
    if (issue.isPresent()) {
      return Optional.of(access.read(call, issue.get()).project());
    }
    Optional<String> key = call.param("projectKey").or(() -> call.param("projectId"));
    if (key.isPresent() && access.project(call, key.get()).isEmpty()) {
      throw Problem.of(404, "No project could be found with key '" + key.get() + "'.");
    }
    return key.flatMap(idOrKey -> access.project(call, idOrKey));
  }

  private ObjectNode permission(Call call, String key, Optional<JiraProject> project) {
    if (key.equals("ADMINISTER")) {
      JiraUser caller = call.caller();
      boolean admin = caller != null && caller.profile().groups().contains("jira-administrators");
      return described("0", key, "Administer Jira")
          .put("type", "GLOBAL")
          .put("havePermission", admin);
    }
    Permission permission =
        Permission.all().stream()
            .filter(each -> each.name().equals(key))
            .findFirst()
            .orElseThrow(() -> Problem.bad("Unrecognized permission: " + key));
    boolean have =
        project.isPresent()
            ? site.catalogue().may(call.caller(), project.get(), permission)
            : site.catalogue().projects.values().stream()
                .anyMatch(each -> site.catalogue().may(call.caller(), each, permission));
    return described(Integer.toString(permission.number()), key, permission.title())
        .put("type", "PROJECT")
        .put("havePermission", have);
  }

  private static ObjectNode described(String id, String key, String name) {
    return Json.object()
        .put("id", id)
        .put("key", key)
        .put("name", name)
        .put("description", "Ability: " + name + ".");
  }

  SimResponse serverInfo(Call call) {
    boolean cloud = site.edition().cloud();
    ObjectNode json = Json.object().put("baseUrl", call.json().base());
    json.put("version", cloud ? "1001.0.0-SNAPSHOT" : "10.3.24");
    ArrayNode numbers = json.putArray("versionNumbers");
    for (int number : cloud ? new int[] {1001, 0, 0} : new int[] {10, 3, 24}) {
      numbers.add(number);
    }
    json.put("deploymentType", cloud ? "Cloud" : "Server");
    json.put("buildNumber", cloud ? 100_298 : 10_030_024);
    json.put("buildDate", "2026-06-10T00:00:00.000+0000");
    json.put("serverTime", call.json().time(site.now()));
    json.put("scmInfo", "32b43b28e7fd6cd1b6a7d0c5f1a2b3c4d5e6f708");
    json.put("serverTitle", "Jira");
    if (cloud) {
      json.put("serverTimeZone", site.options().siteZone().getId());
      json.put("displayUrl", call.json().base());
    }
    return Answers.ok(json);
  }
}
