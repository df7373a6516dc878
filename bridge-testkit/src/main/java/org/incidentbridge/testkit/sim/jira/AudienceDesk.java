package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Who watches issues, and who takes part in requests of service projects. */
final class AudienceDesk {

  private static final String NOT_ADDED = " This user will not be added to the watch list.";

  private final JiraSite site;
  private final Access access;

  AudienceDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  /** Whoever may not see the others sees themselves and how many there are. */
  SimResponse watchers(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    JiraUser caller = Access.caller(call);
    boolean all =
        site.catalogue().may(caller, issue.project(), Permission.VIEW_VOTERS_AND_WATCHERS);
    ArrayNode list = Json.array();
    issue.watchers.stream()
        .filter(id -> all || id.equals(caller.id()))
        .forEach(id -> list.add(call.json().userById(id)));
    ObjectNode out = Json.object().put("self", self(call, issue));
    out.put("isWatching", issue.watchers.contains(caller.id()));
    out.put("watchCount", issue.watchers.size()).set("watchers", list);
    return Answers.ok(out);
  }

  private static String self(Call call, StoredIssue issue) {
    return call.json().self("/issue/" + issue.key() + "/watchers");
  }

  /** That somebody is not allowed to is answered 401, as if the login had failed. */
  SimResponse watch(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    JiraUser caller = Access.caller(call);
    JsonNode named = call.anyBody();
    boolean own = !named.isTextual();
    if (!own && !site.catalogue().may(caller, issue.project(), Permission.MANAGE_WATCHERS)) {
      throw Problem.of(
          401,
          "User '%s' is not allowed to add watchers to issue '%s'"
              .formatted(caller.name(), issue.key()));
    }
    JiraUser watcher = own ? caller : watcher(named.asText());
    if (!access.visible(watcher, issue)) {
      throw Problem.of(
          401,
          "The user \"%s\" does not have permission to view this issue.".formatted(login(watcher))
              + NOT_ADDED);
    }
    access.admit(issue);
    issue.watchers.add(watcher.id());
    return Answers.none(204);
  }

  private JiraUser watcher(String account) {
    return user(account)
        .orElseThrow(
            () -> Problem.of(404, "The user \"" + account + "\" could not be found." + NOT_ADDED));
  }

  SimResponse participants(Call call) {
    StoredIssue issue = request(call);
    return Answers.ok(page(call, issue.participants));
  }

  SimResponse join(Call call) {
    StoredIssue issue = request(call);
    if (!site.catalogue().may(call.caller(), issue.project(), Permission.EDIT_ISSUES)) {
      throw refused(403, "You do not have permission to manage participants.");
    }
    String member = site.edition().cloud() ? "accountIds" : "usernames";
    List<JiraUser> users = new ArrayList<>();
    for (JsonNode each : call.body().path(member)) {
      users.add(
          user(each.asText())
              .filter(user -> user.profile().active())
              .orElseThrow(() -> refused(400, "User '" + each.asText() + "' could not be added.")));
    }
    access.admit(issue);
    users.forEach(user -> issue.participants.add(user.id()));
    issue.touched(site.now());
    site.index().written(issue, site.now());
    return Answers.ok(page(call, issue.participants));
  }

  private StoredIssue request(Call call) {
    if (!site.edition().cloud() && call.request().header("X-ExperimentalApi").isEmpty()) {
      throw refused(412, "This is an experimental API, and has to be opted in to.");
    }
    StoredIssue issue = access.read(call, call.arg(0));
    if (!issue.project().serviceDesk()) {
      throw refused(404, "The request you are trying to view does not exist.");
    }
    return issue;
  }

  private static Problem refused(int status, String message) {
    ObjectNode body = Json.object().put("errorMessage", message);
    body.putObject("i18nErrorMessage").put("i18nKey", "sd.error").putArray("parameters");
    return Problem.answering(Answers.of(status, body));
  }

  private static ObjectNode page(Call call, Set<String> ids) {
    int limit = Math.clamp(call.number("limit", 50), 1, 100);
    ObjectNode out = Json.object();
    ArrayNode values = Json.array();
    ids.stream().limit(limit).forEach(id -> values.add(call.json().userById(id)));
    out.put("size", values.size()).put("start", 0).put("limit", limit);
    out.put("isLastPage", ids.size() <= limit).set("values", values);
    return out;
  }

  private Optional<JiraUser> user(String account) {
    return site.edition().cloud()
        ? site.catalogue().user(account)
        : site.catalogue().userNamed(account);
  }

  private String login(JiraUser user) {
    return site.edition().cloud() ? user.displayName() : user.name();
  }
}
