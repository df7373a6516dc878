package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** Transitions: what is open to the caller, and taking one. */
final class TransitionDesk {

  private final JiraSite site;
  private final Access access;
  private final CommentDesk comments;

  TransitionDesk(JiraSite site, Access access, CommentDesk comments) {
    this.site = site;
    this.access = access;
    this.comments = comments;
  }

  SimResponse list(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    ObjectNode out = Json.object().put("expand", "transitions");
    boolean fields = call.expand().contains("transitions.fields");
    out.set("transitions", list(site, call, issue, fields));
    return Answers.ok(out);
  }

  static ArrayNode list(JiraSite site, Call call, StoredIssue issue, boolean fields) {
    ArrayNode list = Json.array();
    Optional<String> only = call.param("transitionId");
    for (JiraTransition transition : open(site, call, issue)) {
      if (only.isEmpty() || only.get().equals(transition.id())) {
        list.add(print(site, call, issue, transition, fields));
      }
    }
    return list;
  }

  SimResponse take(Call call) {
    ObjectNode body = call.body();
    StoredIssue issue = access.read(call, call.arg(0));
    String id =
        Json.member(body.path("transition"), "id")
            .orElseThrow(() -> Problem.bad("Missing 'transition' identifier"));
    if (!id.matches("\\d+")) {
      throw Problem.bad("'transition' identifier must be an integer");
    }
    JiraTransition transition =
        open(site, call, issue).stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> Problem.bad("Transition id '" + id + "' is not valid for this issue."));
    access.admit(issue);
    FieldPatch patch =
        FieldPatch.read(
            body,
            new FieldPatch.Target(site, issue.project(), transition.screen().fields(), issue));
    requireScreen(issue, transition, patch.values());
    patch.comments().forEach(comment -> comments.check(call, issue, comment));
    site.writer().transition(issue, Access.caller(call), transition, patch.values());
    patch.comments().forEach(comment -> comments.add(call, issue, comment));
    return Answers.none(204);
  }

  private void requireScreen(
      StoredIssue issue, JiraTransition transition, Map<String, JsonNode> values) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (String id : transition.screen().required()) {
      JsonNode value = values.getOrDefault(id, issue.value(id));
      JiraField field = site.catalogue().fields.get(id);
      if (value.isNull() && field != null) {
        errors.put(id, field.name() + " is required.");
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.fields(errors);
    }
  }

  private static List<JiraTransition> open(JiraSite site, Call call, StoredIssue issue) {
    boolean may =
        site.catalogue().may(call.caller(), issue.project(), Permission.TRANSITION_ISSUES);
    return may ? issue.ways() : List.of();
  }

  private static ObjectNode print(
      JiraSite site, Call call, StoredIssue issue, JiraTransition transition, boolean fields) {
    ObjectNode out = Json.object();
    out.put("id", transition.id());
    out.put("name", transition.name());
    out.set("to", call.json().status(site.catalogue().status(transition.to())));
    if (site.edition().cloud()) {
      out.put("hasScreen", !transition.screen().fields().isEmpty());
      out.put("isGlobal", transition.from().isEmpty());
      out.put("isInitial", false);
      out.put("isAvailable", true);
      out.put("isConditional", false);
      out.put("isLooped", false);
    }
    if (fields) {
      FieldMeta meta = new FieldMeta(site, call.json());
      ObjectNode screen = out.putObject("fields");
      for (String id : transition.screen().fields()) {
        JiraField field = site.catalogue().fields.get(id);
        if (field != null) {
          boolean required = transition.screen().required().contains(id);
          screen.set(id, meta.onScreen(field, issue.project(), required));
        }
      }
    }
    return out;
  }
}
