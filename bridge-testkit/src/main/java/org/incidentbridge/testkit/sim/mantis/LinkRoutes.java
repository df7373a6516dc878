package org.incidentbridge.testkit.sim.mantis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.testkit.sim.SimResponse;

/** Relationships, monitors and tags of an issue. */
final class LinkRoutes {

  private final Site site;

  LinkRoutes(Site site) {
    this.site = site;
  }

  SimResponse relate(Call call) {
    JsonNode body = call.jsonOrNothing();
    RelationType type = type(body);
    JsonNode target = body.path("issue").path("id");
    if (target.isMissingNode() || target.isNull()) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "Invalid issue id", "issue_id");
    }
    Issue source = site.world.issue(call.strictIssueId());
    requireUpdater(call.user(), source);
    int targetId = References.number(target);
    if (targetId == source.id) {
      throw Fault.coded(Fault.Code.RELATION_SAME, "Issue can't have relationship to itself", "");
    }
    Issue other = site.world.issue(targetId);
    requireWritable(call.user(), source);
    requireVisible(call.user(), other);
    Relation relation = site.relations.relate(call.user(), source, other, type);
    return Answers.json(
        201,
        "Issue relationship created with id " + relation.id,
        site.wrapped("issue", call.user(), source));
  }

  private static RelationType type(JsonNode body) {
    JsonNode type = body.path("type");
    if (type.isMissingNode() || type.isNull()) {
      return RelationType.RELATED_TO;
    }
    if (type.hasNonNull("id")) {
      int id = References.number(type.get("id"));
      return RelationType.byId(id)
          .orElseThrow(() -> unknownType("Relation type '" + id + "' not found."));
    }
    if (!type.hasNonNull("name")) {
      throw unknownType("Invalid relationship type");
    }
    String name = type.get("name").asText();
    return RelationType.byName(name)
        .orElseThrow(() -> unknownType("Unknown relationship type '" + name + "'"));
  }

  private static Fault unknownType(String message) {
    return Fault.coded(Fault.Code.INVALID_VALUE, message, "relationship_type");
  }

  private void requireUpdater(User user, Issue issue) {
    if (!site.access.onIssue(user, "update_bug_threshold", issue)) {
      throw Site.noAccess("Access denied to add relationship");
    }
  }

  private void requireWritable(User user, Issue issue) {
    if (site.access.readOnly(user, issue)) {
      throw Site.readOnly(issue.id, "Issue " + issue.id + " is read-only");
    }
  }

  private void requireVisible(User user, Issue issue) {
    if (!site.access.sees(user, issue)) {
      throw Fault.coded(Fault.Code.RELATED_ACCESS, "Access denied to issue " + issue.id, issue.id);
    }
  }

  SimResponse unrelate(Call call) {
    Issue issue = site.world.issue(call.strictIssueId());
    String given = call.args().get(1);
    if (!given.matches("\\d{1,9}")) {
      throw Fault.coded(
          Fault.Code.INVALID_VALUE, "'relationship_id' must be numeric", "relationship_id");
    }
    requireUpdater(call.user(), issue);
    requireWritable(call.user(), issue);
    Relation relation = relation(issue, Integer.parseInt(given));
    requireVisible(call.user(), site.world.issue(relation.other(issue.id)));
    site.relations.remove(call.user(), relation);
    return Answers.json(200, "OK", site.wrapped("issue", call.user(), issue));
  }

  private Relation relation(Issue issue, int id) {
    boolean elsewhere =
        site.world.issues.values().stream()
            .flatMap(i -> i.relations.stream())
            .anyMatch(r -> r.id == id);
    String where = elsewhere ? " for issue '" + issue.id + "'" : "";
    return issue.relations.stream()
        .filter(r -> r.id == id)
        .findFirst()
        .orElseThrow(
            () ->
                Fault.coded(
                    Fault.Code.RELATION_NOT_FOUND,
                    "Unknown relationship '" + id + "'" + where,
                    ""));
  }

  SimResponse monitor(Call call) {
    JsonNode body = call.jsonOrNothing();
    Issue issue = site.world.issue(call.strictIssueId());
    List<User> watchers = new ArrayList<>();
    if (body.hasNonNull("users")) {
      if (!body.get("users").isArray()) {
        throw Fault.coded(Fault.Code.INVALID_VALUE, "Invalid users array", "users");
      }
      body.get("users").forEach(u -> watchers.add(watcher(u)));
    } else {
      watchers.add(call.user());
    }
    watchers.forEach(w -> checkMonitor(call.user(), issue, w));
    watchers.forEach(w -> site.edits.monitor(call.user(), issue, w.id));
    return Answers.json(
        201,
        "Users are now monitoring issue " + issue.id,
        site.wrapped("issues", call.user(), issue));
  }

  private User watcher(JsonNode reference) {
    int id = References.number(reference.get("id"));
    if (id != 0 && site.world.user(id).isEmpty()) {
      throw Fault.coded(Fault.Code.USER_ID_NOT_FOUND, "User " + id + " not found", id);
    }
    return site.references.requirePerson(reference);
  }

  private void checkMonitor(User user, Issue issue, User watcher) {
    if (watcher.id == user.id) {
      if (!site.access.onIssue(user, "monitor_bug_threshold", issue)) {
        throw Site.noAccess("access denied");
      }
      return;
    }
    if (!site.access.inProject(watcher, "monitor_bug_threshold", issue.project())) {
      throw Fault.coded(Fault.Code.MONITOR_ACCESS, "access denied", "");
    }
    if (!site.access.onIssue(user, "monitor_add_others_bug_threshold", issue)) {
      throw Site.noAccess("access denied");
    }
  }

  SimResponse tag(Call call) {
    JsonNode tags = call.jsonOrNothing().path("tags");
    Issue issue = site.world.issue(call.strictIssueId());
    if (!site.access.onIssue(call.user(), "tag_attach_threshold", issue)) {
      throw Site.noAccess("Access denied to attach tags");
    }
    if (!tags.isArray() || tags.isEmpty()) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "Invalid tags array", "tags");
    }
    for (JsonNode each : tags) {
      checkTag(each);
    }
    for (JsonNode each : tags) {
      attach(call.user(), issue, each);
    }
    return Answers.json(
        201, "Tag attached to issue " + issue.id, site.wrapped("issues", call.user(), issue));
  }

  private void checkTag(JsonNode reference) {
    int id = References.number(reference.get("id"));
    if (id == 0 && !reference.hasNonNull("name")) {
      throw Fault.coded(Fault.Code.INVALID_VALUE, "Invalid tag with no id or name", "tags");
    }
    if (id != 0 && !site.world.tags.containsKey(id)) {
      throw TagEdits.unknown("Tag '" + id + "' does not exist", id);
    }
  }

  private void attach(User user, Issue issue, JsonNode reference) {
    int id = References.number(reference.get("id"));
    String name = References.text(reference, "name", "");
    Tag tag = id != 0 ? site.world.tags.get(id) : site.world.tagNamed(name).orElse(null);
    if (tag == null && !Edits.validTagName(name)) {
      throw Fault.broken();
    }
    if (tag == null) {
      tag = site.edits.createTag(user, name);
    }
    if (!issue.taggedBy.containsKey(tag.id)) {
      site.spam.check(user);
      site.edits.tag(user, issue, tag);
    }
  }

  /** A tag that is not attached is detached with success. */
  SimResponse untag(Call call) {
    int id = Call.leadingNumber(call.args().get(1));
    Issue issue = site.world.issue(call.strictIssueId());
    if (!call.args().get(1).matches("\\d+")) {
      throw Fault.coded(
          Fault.Code.INVALID_VALUE, "Invalid tag id '" + call.args().get(1) + "'", "tag_id");
    }
    Tag tag = site.world.tags.get(id);
    if (tag == null) {
      throw TagEdits.unknown("Tag '" + id + "' does not exist", id);
    }
    Integer tagger = issue.taggedBy.get(id);
    if (tagger != null) {
      boolean own = tagger == call.user().id || tag.owner == call.user().id;
      String threshold = own ? "tag_detach_own_threshold" : "tag_detach_threshold";
      if (!site.access.onIssue(call.user(), threshold, issue)) {
        throw Site.noAccess("Access denied to detach '" + tag.name + "'");
      }
      site.edits.untag(call.user(), issue, tag);
    }
    return Answers.json(200, "OK", site.wrapped("issues", call.user(), issue));
  }
}
