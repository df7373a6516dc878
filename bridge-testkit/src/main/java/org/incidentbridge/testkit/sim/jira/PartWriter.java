package org.incidentbridge.testkit.sim.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes what hangs on issues. Values come checked. */
final class PartWriter {

  private final JiraSite site;
  private final Changes changes;

  PartWriter(JiraSite site, Changes changes) {
    this.site = site;
    this.changes = changes;
  }

  JiraComment comment(
      StoredIssue issue, JiraUser author, JsonNode body, JiraComment.Extras extras) {
    JiraComment.Times times = new JiraComment.Times(site.now(), site.now());
    long id = site.store().nextId("comment");
    JiraComment comment = new JiraComment(id, author, author, times, body, extras);
    issue.comments.add(comment);
    site.store().owns(issue, comment);
    changes.record(issue, author, List.of());
    return comment;
  }

  void replace(StoredIssue issue, JiraComment edited) {
    issue.comments.replaceAll(each -> each.id() == edited.id() ? edited : each);
    changes.record(issue, edited.updateAuthor(), List.of());
  }

  /** Sets or, with null, drops a property. Leaves "updated" alone. */
  void commentProperty(
      StoredIssue issue, JiraComment comment, String key, @Nullable JsonNode value) {
    JiraComment.Extras extras =
        new JiraComment.Extras(comment.extras().properties(), comment.extras().visibility());
    if (value == null) {
      extras.properties().remove(key);
    } else {
      extras.properties().put(key, value);
    }
    JiraComment changed = comment.with(extras);
    issue.comments.replaceAll(each -> each.id() == changed.id() ? changed : each);
  }

  void removeComment(StoredIssue issue, JiraUser actor, long id) {
    issue.comments.removeIf(comment -> comment.id() == id);
    site.store().dropComment(id);
    changes.record(issue, actor, List.of());
  }

  JiraAttachment attach(StoredIssue issue, JiraUser author, JiraAttachment.File file) {
    JiraAttachment attachment =
        new JiraAttachment(site.store().nextId("attachment"), author, site.now(), file);
    issue.attachments.add(attachment);
    site.store().owns(issue, attachment);
    changes.record(
        issue, author, List.of(attachmentItem(JiraHistory.Side.nothing(), side(attachment))));
    return attachment;
  }

  void removeAttachment(StoredIssue issue, JiraUser actor, JiraAttachment attachment) {
    issue.attachments.remove(attachment);
    site.store().dropAttachment(attachment.id());
    changes.record(
        issue, actor, List.of(attachmentItem(side(attachment), JiraHistory.Side.nothing())));
  }

  /** Replaces the link with the same global id, or adds one. */
  JiraRemoteLink remoteLink(
      StoredIssue issue, JiraUser writer, @Nullable String globalId, ObjectNode content) {
    Optional<JiraRemoteLink> before = find(issue, globalId);
    long id = before.map(JiraRemoteLink::id).orElseGet(() -> site.store().nextId("remotelink"));
    JiraRemoteLink link = new JiraRemoteLink(id, globalId, content, writer);
    if (before.isPresent()) {
      issue.remoteLinks.replaceAll(each -> each.id() == id ? link : each);
    } else {
      issue.remoteLinks.add(link);
    }
    JiraHistory.Side from = before.map(PartWriter::side).orElse(JiraHistory.Side.nothing());
    changes.record(issue, writer, List.of(Changes.item("RemoteIssueLink", from, side(link))));
    return link;
  }

  void removeRemoteLink(StoredIssue issue, JiraUser actor, JiraRemoteLink link) {
    issue.remoteLinks.remove(link);
    changes.record(
        issue,
        actor,
        List.of(Changes.item("RemoteIssueLink", side(link), JiraHistory.Side.nothing())));
  }

  /** Links two issues; a link that is there already stays the only one. */
  void link(JiraUser actor, JiraLinkType type, StoredIssue source, StoredIssue destination) {
    boolean there =
        source.links.stream()
            .anyMatch(
                link ->
                    link.type().equals(type)
                        && link.source() == source.id
                        && link.destination() == destination.id);
    if (there) {
      return;
    }
    JiraIssueLink link =
        new JiraIssueLink(site.store().nextId("issuelink"), type, source.id, destination.id);
    site.store().links().put(link.id(), link);
    source.links.add(link);
    destination.links.add(link);
    changes.record(source, actor, List.of(linked(type.outward(), destination)));
    changes.record(destination, actor, List.of(linked(type.inward(), source)));
  }

  /** Takes all links of two issues away. */
  void unlink(JiraUser actor, StoredIssue one, StoredIssue other) {
    List<JiraIssueLink> between =
        one.links.stream()
            .filter(link -> link.source() == other.id || link.destination() == other.id)
            .toList();
    for (JiraIssueLink link : between) {
      site.writer().unlink(link);
      changes.record(one, actor, List.of(unlinked(other)));
      changes.record(other, actor, List.of(unlinked(one)));
    }
  }

  void secure(StoredIssue issue, JiraUser actor, String level) {
    JiraHistory.Side before = level(issue.security);
    issue.security = level;
    changes.record(issue, actor, List.of(Changes.item("security", before, level(level))));
  }

  private static JiraHistory.Side level(String level) {
    return level.isEmpty() ? JiraHistory.Side.nothing() : new JiraHistory.Side("10000", level);
  }

  void property(Map<String, JsonNode> properties, String key, @Nullable JsonNode value) {
    if (value == null) {
      properties.remove(key);
    } else {
      properties.put(key, value);
    }
  }

  private static Optional<JiraRemoteLink> find(StoredIssue issue, @Nullable String globalId) {
    return issue.remoteLinks.stream()
        .filter(link -> globalId != null && globalId.equals(link.globalId()))
        .findFirst();
  }

  private static JiraHistory.Item attachmentItem(JiraHistory.Side from, JiraHistory.Side to) {
    return new JiraHistory.Item("Attachment", "attachment", from, to);
  }

  private static JiraHistory.Item linked(String words, StoredIssue other) {
    return Changes.item(
        "Link",
        JiraHistory.Side.nothing(),
        new JiraHistory.Side(other.key(), "This issue " + words + " " + other.key()));
  }

  private static JiraHistory.Item unlinked(StoredIssue other) {
    return Changes.item(
        "Link",
        new JiraHistory.Side(other.key(), "This issue was linked to " + other.key()),
        JiraHistory.Side.nothing());
  }

  private static JiraHistory.Side side(JiraAttachment attachment) {
    return new JiraHistory.Side(Long.toString(attachment.id()), attachment.file().name());
  }

  private static JiraHistory.Side side(JiraRemoteLink link) {
    String application = link.content().path("application").path("name").asText("Web Link");
    return new JiraHistory.Side(
        Long.toString(link.id()),
        "This issue links to \"" + link.title() + " (" + application + ")\"");
  }
}
