package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the fields that Jira keeps by itself. */
final class ComputedFields {

  private final JiraSite site;
  private final SiteJson json;
  private final CommentJson comments;

  ComputedFields(JiraSite site, SiteJson json) {
    this.site = site;
    this.json = json;
    this.comments = new CommentJson(site, json);
  }

  JsonNode value(StoredIssue issue, JiraField field, @Nullable JiraUser caller) {
    Instant resolved = issue.resolved();
    return switch (field.id()) {
      case "status" -> json.status(issue.status());
      case "creator" -> json.user(issue.creator);
      case "created" -> Json.text(json.time(issue.created));
      case "updated" -> Json.text(json.time(issue.updated()));
      case "resolutiondate" -> resolved == null ? Json.nothing() : Json.text(json.time(resolved));
      case "security" -> security(issue);
      case "comment" -> commentPage(issue, caller);
      case "attachment" -> attachments(issue);
      case "issuelinks" -> links(issue, caller);
      case "subtasks" -> Json.array();
      case "votes" ->
          Json.object().put("self", about(issue, "votes")).put("votes", 0).put("hasVoted", false);
      case "watches" ->
          Json.object()
              .put("self", about(issue, "watchers"))
              .put("watchCount", issue.watchers.size())
              .put("isWatching", caller != null && issue.watchers.contains(caller.id()));
      case "worklog" -> page(0, 20).set("worklogs", Json.array());
      case "progress" -> Json.object().put("progress", 0).put("total", 0);
      case "timetracking" -> Json.object();
      case "workratio" -> IntNode.valueOf(-1);
      default -> throw new IllegalArgumentException("no computed field " + field.id());
    };
  }

  private static JsonNode security(StoredIssue issue) {
    return issue.security.isEmpty()
        ? Json.nothing()
        : Json.object().put("id", "10000").put("name", issue.security);
  }

  ObjectNode attachment(JiraAttachment attachment) {
    String id = Long.toString(attachment.id());
    String name = attachment.file().name();
    ObjectNode out = Json.object();
    out.put("self", json.self("/attachment/" + id));
    out.put("id", id);
    out.put("filename", name);
    out.set("author", json.user(attachment.author()));
    out.put("created", json.time(attachment.created()));
    out.put("size", attachment.file().content().length);
    out.put("mimeType", attachment.file().mediaType());
    out.put("content", contentUrl(id, name));
    return out;
  }

  private String contentUrl(String id, String name) {
    return site.edition().cloud()
        ? json.self("/attachment/content/" + id)
        : json.base() + "/secure/attachment/" + id + "/" + encoded(name);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  ObjectNode issueLink(JiraIssueLink link, StoredIssue seenFrom, StoredIssue other) {
    ObjectNode out = Json.object();
    out.put("id", Long.toString(link.id()));
    out.put("self", json.self("/issueLink/" + link.id()));
    out.set("type", json.linkType(link.type()));
    boolean outward = link.source() == seenFrom.id;
    out.set(outward ? "outwardIssue" : "inwardIssue", brief(other));
    return out;
  }

  ObjectNode brief(StoredIssue issue) {
    ObjectNode out = Json.object();
    out.put("id", Long.toString(issue.id));
    out.put("key", issue.key());
    out.put("self", json.self("/issue/" + issue.id));
    ObjectNode fields = out.putObject("fields");
    fields.set("summary", issue.value("summary"));
    fields.set("status", json.status(issue.status()));
    Catalogue.pick(site.catalogue().priorities.values(), issue.value("priority").asText())
        .ifPresent(priority -> fields.set("priority", json.priority(priority)));
    fields.set("issuetype", json.issueType(issue.type()));
    return out;
  }

  private JsonNode commentPage(StoredIssue issue, @Nullable JiraUser caller) {
    List<JiraComment> visible = comments.visible(issue, caller);
    ArrayNode list = Json.array();
    visible.forEach(comment -> list.add(comments.comment(issue, comment, false)));
    ObjectNode out = Json.object();
    out.set("comments", list);
    if (site.edition().cloud()) {
      out.put("self", json.self("/issue/" + issue.id + "/comment"));
    }
    out.put("maxResults", visible.size()).put("total", visible.size()).put("startAt", 0);
    return out;
  }

  private ArrayNode attachments(StoredIssue issue) {
    ArrayNode list = Json.array();
    issue.attachments.forEach(each -> list.add(attachment(each)));
    return list;
  }

  private ArrayNode links(StoredIssue issue, @Nullable JiraUser caller) {
    ArrayNode list = Json.array();
    for (JiraIssueLink link : issue.links) {
      long otherId = link.source() == issue.id ? link.destination() : link.source();
      site.store()
          .find(otherId)
          .filter(
              other -> site.catalogue().may(caller, other.project(), Permission.BROWSE_PROJECTS))
          .ifPresent(other -> list.add(issueLink(link, issue, other)));
    }
    return list;
  }

  private String about(StoredIssue issue, String what) {
    return json.self("/issue/" + issue.key() + "/" + what);
  }

  private static ObjectNode page(int total, int max) {
    return Json.object().put("startAt", 0).put("maxResults", max).put("total", total);
  }
}
