package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Issues: create, read, edit, delete. */
final class IssueDesk {

  private static final int LONGEST_KEY = 255;
  private static final int LONGEST_VALUE = 32_768;

  private final JiraSite site;
  private final Access access;
  private final CommentDesk comments;

  IssueDesk(JiraSite site, Access access, CommentDesk comments) {
    this.site = site;
    this.access = access;
    this.comments = comments;
  }

  SimResponse create(Call call) {
    ObjectNode body = call.body();
    JsonNode fields = body.path("fields");
    JiraProject project = project(call, fields.path("project"));
    JiraIssueType type = type(project, fields.path("issuetype"));
    FieldPatch patch = FieldPatch.read(others(body), target(call, project, Optional.empty()));
    requireAll(project, patch.values());
    Map<String, JsonNode> properties = properties(body.path("properties"));
    JiraUser caller = Access.caller(call);
    StoredIssue issue = site.writer().create(caller, project, type, patch.values());
    issue.properties.putAll(properties);
    patch.comments().forEach(comment -> comments.add(call, issue, comment));
    return Answers.of(
        201,
        Json.object()
            .put("id", Long.toString(issue.id))
            .put("key", issue.key())
            .put("self", call.json().self("/issue/" + issue.id)));
  }

  SimResponse get(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    FieldSelection fields = FieldSelection.of(call.list("fields"), "*all");
    return Answers.ok(full(call, issue, fields));
  }

  SimResponse edit(Call call) {
    ObjectNode body = call.body();
    StoredIssue issue = access.write(call, call.arg(0), Permission.EDIT_ISSUES);
    JiraUser caller = Access.caller(call);
    boolean admin = caller.profile().groups().contains("jira-administrators");
    if (call.param("notifyUsers").orElse("true").equals("false") && !admin) {
      throw Problem.of(
          site.edition().cloud() ? 400 : 403,
          "To discard the user notification either admin or project admin permissions are"
              + " required.");
    }
    FieldPatch patch = FieldPatch.read(body, target(call, issue.project(), Optional.of(issue)));
    Map<String, JsonNode> properties = properties(body.path("properties"));
    site.writer().change(issue, caller, patch.values());
    issue.properties.putAll(properties);
    patch.comments().forEach(comment -> comments.add(call, issue, comment));
    return site.edition().cloud() && call.flag("returnIssue")
        ? Answers.ok(full(call, issue, FieldSelection.of(Set.of(), "*all")))
        : Answers.none(204);
  }

  SimResponse delete(Call call) {
    StoredIssue issue = access.write(call, call.arg(0), Permission.DELETE_ISSUES);
    site.writer().delete(issue);
    return Answers.none(204);
  }

  SimResponse editMeta(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    ObjectNode fields = Json.object();
    if (site.catalogue().may(call.caller(), issue.project(), Permission.EDIT_ISSUES)) {
      FieldMeta meta = new FieldMeta(site, call.json());
      for (String id : target(call, issue.project(), Optional.of(issue)).allowed()) {
        JiraField field = site.catalogue().fields.get(id);
        if (field != null) {
          boolean required = issue.project().shape().required().contains(id);
          fields.set(id, meta.onScreen(field, issue.project(), required));
        }
      }
    }
    ObjectNode out = Json.object();
    out.set("fields", fields);
    return Answers.ok(out);
  }

  private ObjectNode full(Call call, StoredIssue issue, FieldSelection fields) {
    IssueJson print = new IssueJson(site, call.json());
    IssueJson.View view =
        new IssueJson.View(fields, call.expand(), call.list("properties"), call.caller());
    ObjectNode out = print.issue(issue, view);
    print.describe(out, view);
    if (view.expand().contains("transitions")) {
      out.set("transitions", TransitionDesk.list(site, call, issue, false));
    }
    return out;
  }

  private FieldPatch.Target target(Call call, JiraProject project, Optional<StoredIssue> issue) {
    Set<String> allowed = new LinkedHashSet<>(project.shape().fields());
    allowed.remove("project");
    allowed.remove("issuetype");
    if (!site.catalogue().may(call.caller(), project, Permission.MODIFY_REPORTER)) {
      allowed.remove("reporter");
    }
    return new FieldPatch.Target(site, project, allowed, issue.orElse(null));
  }

  private JiraProject project(Call call, JsonNode sent) {
    Optional<String> wanted = Json.member(sent, "id").or(() -> Json.member(sent, "key"));
    JiraProject project =
        wanted
            .flatMap(idOrKey -> access.project(call, idOrKey))
            .orElseThrow(
                () ->
                    Problem.field(
                        "project",
                        site.edition().cloud()
                            ? "Specify a valid project ID or key"
                            : "valid project is required"));
    if (!site.catalogue().may(call.caller(), project, Permission.CREATE_ISSUES)) {
      throw Problem.of(
          site.edition().cloud() ? 403 : 400,
          "You do not have permission to create issues in this project.");
    }
    return project;
  }

  private JiraIssueType type(JiraProject project, JsonNode sent) {
    Optional<String> wanted = Json.member(sent, "id").or(() -> Json.member(sent, "name"));
    boolean cloud = site.edition().cloud();
    String missing = cloud ? "Specify an issue type" : "issue type is required";
    String invalid = cloud ? "Specify a valid issue type" : "valid issue type is required";
    String name = wanted.orElseThrow(() -> Problem.field("issuetype", missing));
    return project.types().keySet().stream()
        .filter(type -> type.id().equals(name) || type.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> Problem.field("issuetype", invalid));
  }

  private static ObjectNode others(ObjectNode body) {
    ObjectNode copy = body.deepCopy();
    if (copy.path("fields") instanceof ObjectNode fields) {
      fields.remove("project");
      fields.remove("issuetype");
    }
    return copy;
  }

  private void requireAll(JiraProject project, Map<String, JsonNode> values) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (String id : project.shape().required()) {
      boolean elsewhere = id.equals("project") || id.equals("issuetype");
      if (!elsewhere && values.getOrDefault(id, Json.nothing()).isNull()) {
        JiraField field = site.catalogue().fields.get(id);
        errors.put(
            id,
            id.equals("summary")
                ? "You must specify a summary of the issue."
                : (field == null ? id : field.name()) + " is required.");
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.fields(errors);
    }
  }

  static Map<String, JsonNode> properties(JsonNode sent) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    for (JsonNode property : sent) {
      String key = Json.member(property, "key").orElse("");
      checkProperty(key, property.path("value"));
      properties.put(key, property.path("value"));
    }
    return properties;
  }

  static void checkProperty(String key, JsonNode value) {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw Problem.bad("The property key must have 1 to " + LONGEST_KEY + " characters.");
    }
    if (value.isMissingNode() || Json.bytes(value).length > LONGEST_VALUE) {
      throw Problem.bad(
          "The property value must be JSON of at most " + LONGEST_VALUE + " characters.");
    }
  }
}
