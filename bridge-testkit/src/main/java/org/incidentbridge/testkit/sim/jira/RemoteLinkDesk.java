package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/** Links to things outside Jira; a post with a known globalId replaces the whole link. */
final class RemoteLinkDesk {

  private static final int LONGEST = 255;
  private static final String ADDRESS = "[A-Za-z][A-Za-z0-9+.-]*://\\S+";

  private final JiraSite site;
  private final Access access;

  RemoteLinkDesk(JiraSite site, Access access) {
    this.site = site;
    this.access = access;
  }

  SimResponse list(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    Optional<String> globalId = call.param("globalId");
    if (globalId.isPresent()) {
      return Answers.ok(print(call, issue, byGlobalId(issue, globalId.get())));
    }
    ArrayNode list = Json.array();
    issue.remoteLinks.forEach(link -> list.add(print(call, issue, link)));
    return Answers.ok(list);
  }

  SimResponse get(Call call) {
    StoredIssue issue = access.read(call, call.arg(0));
    return Answers.ok(print(call, issue, byId(issue, call.arg(1))));
  }

  SimResponse put(Call call) {
    ObjectNode body = call.body();
    ObjectNode content = content(body);
    StoredIssue issue = access.write(call, call.arg(0), Permission.LINK_ISSUES);
    String globalId = Json.member(body, "globalId").orElse(null);
    boolean there =
        issue.remoteLinks.stream().anyMatch(l -> globalId != null && globalId.equals(l.globalId()));
    if (!there) {
      access.room(issue.remoteLinks.size(), "remote links");
    }
    JiraRemoteLink link = site.parts().remoteLink(issue, Access.caller(call), globalId, content);
    return Answers.of(
        there ? 200 : 201, Json.object().put("id", link.id()).put("self", self(call, issue, link)));
  }

  SimResponse deleteByGlobalId(Call call) {
    String globalId =
        call.param("globalId")
            .orElseThrow(() -> Problem.bad("'globalId' is required to delete remote links."));
    StoredIssue issue = access.write(call, call.arg(0), Permission.LINK_ISSUES);
    return remove(call, issue, byGlobalId(issue, globalId));
  }

  SimResponse deleteById(Call call) {
    StoredIssue issue = access.write(call, call.arg(0), Permission.LINK_ISSUES);
    return remove(call, issue, byId(issue, call.arg(1)));
  }

  private SimResponse remove(Call call, StoredIssue issue, JiraRemoteLink link) {
    site.parts().removeRemoteLink(issue, Access.caller(call), link);
    return Answers.none(204);
  }

  private static ObjectNode content(ObjectNode body) {
    Map<String, String> errors = new LinkedHashMap<>();
    JsonNode object = body.path("object");
    if (object.path("url").asText().isBlank()) {
      errors.put("url", "'url' is required.");
    } else if (!object.path("url").asText().matches(ADDRESS)) {
      errors.put("url", "The URL entered is not a valid URL.");
    }
    if (object.path("title").asText().isBlank()) {
      errors.put("title", "'title' is required.");
    } else if (object.path("title").asText().length() > LONGEST) {
      errors.put("title", "'title' exceeds " + LONGEST + " characters.");
    }
    picture(object.path("icon"), "icon", errors);
    picture(object.at("/status/icon"), "statusIcon", errors);
    JsonNode resolved = object.at("/status/resolved");
    if (!resolved.isMissingNode() && !resolved.isNull() && !resolved.isBoolean()) {
      throw Problem.bad("Can not deserialize value of type boolean from '" + resolved + "'");
    }
    if (body.path("globalId").asText().length() > LONGEST) {
      errors.put("globalId", "'globalId' exceeds " + LONGEST + " characters.");
    }
    if (!errors.isEmpty()) {
      throw Problem.fields(errors);
    }
    ObjectNode content = Json.object();
    content.set(
        "application",
        body.path("application").isObject() ? body.get("application") : Json.object());
    for (String name : List.of("relationship", "object")) {
      if (body.hasNonNull(name)) {
        content.set(name, body.get(name));
      }
    }
    return content.deepCopy();
  }

  private static void picture(JsonNode icon, String name, Map<String, String> errors) {
    for (String key : List.of("url16x16", "link")) {
      String address = icon.path(key).asText("");
      if (!address.isBlank() && !address.matches(ADDRESS)) {
        errors.put(name + "." + key, "The URL entered is not a valid URL.");
      }
    }
  }

  private static JiraRemoteLink byGlobalId(StoredIssue issue, String globalId) {
    return issue.remoteLinks.stream()
        .filter(link -> globalId.equals(link.globalId()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                    404, "The remote issue link with globalId '" + globalId + "' does not exist."));
  }

  private static JiraRemoteLink byId(StoredIssue issue, String id) {
    return issue.remoteLinks.stream()
        .filter(link -> Long.toString(link.id()).equals(id))
        .findFirst()
        .orElseThrow(
            () -> Problem.of(404, "The remote issue link with id '" + id + "' does not exist."));
  }

  private static ObjectNode print(Call call, StoredIssue issue, JiraRemoteLink link) {
    ObjectNode out = Json.object().put("id", link.id()).put("self", self(call, issue, link));
    if (link.globalId() != null) {
      out.put("globalId", link.globalId());
    }
    out.setAll(link.content().deepCopy());
    if (out.path("object") instanceof ObjectNode object) {
      if (!object.hasNonNull("icon")) {
        object.putObject("icon");
      }
      if (!object.hasNonNull("status")) {
        object.putObject("status").putObject("icon");
      }
    }
    return out;
  }

  private static String self(Call call, StoredIssue issue, JiraRemoteLink link) {
    return call.json().self("/issue/" + issue.key() + "/remotelink/" + link.id());
  }
}
