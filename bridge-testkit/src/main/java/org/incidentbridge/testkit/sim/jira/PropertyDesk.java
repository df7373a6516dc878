package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.testkit.sim.SimResponse;

/** Entity properties of issues and comments. They leave "updated" alone. */
final class PropertyDesk {

  private final JiraSite site;
  private final Access access;

  PropertyDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  SimResponse ofIssue(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    return keys(call, issue.properties.keySet(), "/issue/" + issue.id);
  }

  SimResponse getOfIssue(Call call) {
    return value(access.read(call, call.arg(0)).properties, call.arg(1));
  }

  SimResponse putOfIssue(Call call) {
    JsonNode value = call.anyBody();
    IssueDesk.checkProperty(call.arg(1), value);
    StoredIssue issue = access.write(call, call.arg(0), Permission.EDIT_ISSUES);
    boolean there = issue.properties.containsKey(call.arg(1));
    site.parts().property(issue.properties, call.arg(1), value);
    return Answers.none(there ? 200 : 201);
  }

  SimResponse deleteOfIssue(Call call) {
    StoredIssue issue = access.write(call, call.arg(0), Permission.EDIT_ISSUES);
    if (!issue.properties.containsKey(call.arg(1))) {
      throw missing(call.arg(1));
    }
    site.parts().property(issue.properties, call.arg(1), null);
    return Answers.none(204);
  }

  SimResponse ofComment(Call call) {
    Found found = find(call);
    return keys(
        call, found.comment().extras().properties().keySet(), "/comment/" + found.comment().id());
  }

  SimResponse getOfComment(Call call) {
    return value(find(call).comment().extras().properties(), call.arg(1));
  }

  SimResponse putOfComment(Call call) {
    JsonNode value = call.anyBody();
    IssueDesk.checkProperty(call.arg(1), value);
    Found found = writable(call);
    boolean there = found.comment().extras().properties().containsKey(call.arg(1));
    site.parts().commentProperty(found.issue(), found.comment(), call.arg(1), value);
    return Answers.none(there ? 200 : 201);
  }

  SimResponse deleteOfComment(Call call) {
    Found found = writable(call);
    if (!found.comment().extras().properties().containsKey(call.arg(1))) {
      throw missing(call.arg(1));
    }
    site.parts().commentProperty(found.issue(), found.comment(), call.arg(1), null);
    return Answers.none(204);
  }

  private record Found(StoredIssue issue, JiraComment comment) {}

  private Found find(Call call) {
    String id = call.arg(0);
    Problem none = Problem.of(404, "Can not find a comment for the id: " + id + ".");
    if (!id.matches("\\d{1,18}")) {
      throw none;
    }
    StoredIssue issue =
        site.store()
            .ownerOfComment(Long.parseLong(id))
            .filter(owner -> access.visible(call.caller(), owner))
            .orElseThrow(() -> none);
    JiraComment comment =
        issue.comments.stream()
            .filter(each -> Long.toString(each.id()).equals(id))
            .filter(each -> CommentJson.mayRead(each, call.caller()))
            .findFirst()
            .orElseThrow(() -> none);
    return new Found(issue, comment);
  }

  private Found writable(Call call) {
    Found found = find(call);
    boolean own = found.comment().author().equals(call.caller());
    access.require(
        call, found.issue(), own ? Permission.ADD_COMMENTS : Permission.EDIT_ALL_COMMENTS);
    access.admit(found.issue());
    return found;
  }

  private static SimResponse keys(Call call, Set<String> keys, String owner) {
    ObjectNode out = Json.object();
    ArrayNode list = out.putArray("keys");
    for (String key : keys) {
      list.addObject().put("self", call.json().self(owner + "/properties/" + key)).put("key", key);
    }
    return Answers.ok(out);
  }

  private static SimResponse value(Map<String, JsonNode> properties, String key) {
    JsonNode value = properties.get(key);
    if (value == null) {
      throw missing(key);
    }
    ObjectNode out = Json.object().put("key", key);
    out.set("value", value);
    return Answers.ok(out);
  }

  private static Problem missing(String key) {
    return Problem.of(404, "The property with key '" + key + "' does not exist.");
  }
}
