package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.incidentbridge.testkit.sim.SimResponse;

/**
 * Links between issues. The "inwardIssue" of a request is the source: it does what the type's
 * outward text says to the "outwardIssue".
 */
final class IssueLinkDesk {

  private final JiraSite site;
  private final Access access;
  private final CommentDesk comments;

  IssueLinkDesk(JiraSite site, Access access, CommentDesk comments) {
    this.site = site;
    this.access = access;
    this.comments = comments;
  }

  SimResponse types(Call call) {
    ObjectNode out = Json.object();
    ArrayNode list = out.putArray("issueLinkTypes");
    site.catalogue().linkTypes.values().forEach(type -> list.add(call.json().linkType(type)));
    return Answers.ok(out);
  }

  SimResponse create(Call call) {
    ObjectNode body = call.body();
    JiraLinkType type = type(body.path("type"));
    StoredIssue source = issue(call, body.path("inwardIssue"));
    StoredIssue destination = issue(call, body.path("outwardIssue"));
    if (source.id == destination.id) {
      throw Problem.bad("You cannot link an issue to itself.");
    }
    access.require(call, source, Permission.LINK_ISSUES);
    access.room(source.links.size(), "issue links");
    access.admit(source);
    access.admit(destination);
    site.parts().link(Access.caller(call), type, source, destination);
    if (body.path("comment").isObject()) {
      comments.add(call, source, body.get("comment"));
    }
    return Answers.none(201);
  }

  SimResponse get(Call call) {
    JiraIssueLink link = find(call);
    ComputedFields print = new ComputedFields(site, call.json());
    StoredIssue source = site.store().find(link.source()).orElseThrow(Problem::noIssue);
    StoredIssue destination = site.store().find(link.destination()).orElseThrow(Problem::noIssue);
    ObjectNode out = print.issueLink(link, source, destination);
    out.set("inwardIssue", print.brief(source));
    return Answers.ok(out);
  }

  SimResponse delete(Call call) {
    JiraIssueLink link = find(call);
    StoredIssue source = access.write(call, Long.toString(link.source()), Permission.LINK_ISSUES);
    site.writer().unlink(link);
    site.index().written(source, site.now());
    return Answers.none(204);
  }

  private JiraIssueLink find(Call call) {
    String id = call.arg(0);
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,18}"))
        .map(text -> site.store().links().get(Long.parseLong(text)))
        .filter(link -> visible(call, link.source()) && visible(call, link.destination()))
        .orElseThrow(() -> Problem.of(404, "No issue link with id '" + id + "' exists."));
  }

  private boolean visible(Call call, long issue) {
    return site.store().find(issue).filter(i -> access.visible(call.caller(), i)).isPresent();
  }

  private StoredIssue issue(Call call, JsonNode sent) {
    return access.read(
        call,
        Json.member(sent, "id")
            .or(() -> Json.member(sent, "key"))
            .orElseThrow(() -> Problem.bad("Issue linking needs the id or key of both issues.")));
  }

  private JiraLinkType type(JsonNode sent) {
    Optional<String> id = Json.member(sent, "id");
    Optional<String> name = Json.member(sent, "name");
    return site.catalogue().linkTypes.values().stream()
        .filter(
            type ->
                id.map(i -> i.equals(type.id()))
                    .orElseGet(() -> name.filter(type.name()::equalsIgnoreCase).isPresent()))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of(
                    404,
                    "No issue link type with name '" + name.or(() -> id).orElse("") + "' found."));
  }
}
