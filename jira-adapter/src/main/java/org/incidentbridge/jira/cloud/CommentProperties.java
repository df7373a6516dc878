package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.http.CallTag;
import org.incidentbridge.jira.shared.Caches;
import org.incidentbridge.jira.shared.CommentMarks;
import org.incidentbridge.jira.shared.ProjectKind;

/**
 * The properties of comments, which Jira leaves out within an issue: the bridge's marker, by which
 * a copy is known again, and whether a comment is internal, which stays with it when its issue
 * moves out of a service project. They are asked for by the thousand. Safe for parallel use.
 */
final class CommentProperties {

  /** What one call may ask for, by the vendor's document. */
  private static final int MOST_IDS = 1000;

  private static final int REMEMBERED = 100_000;

  private final Connection jira;
  private final Cache<String, JsonNode> known;

  CommentProperties(Connection jira) {
    this.jira = jira;
    this.known = Caches.of(jira.clock(), REMEMBERED);
  }

  /**
   * Adds them to the comments within issues; in service projects as they are now. What was read
   * there is not remembered: a note may be made internal and then leave with its issue (N5).
   */
  void addTo(List<JsonNode> issues) {
    Map<String, ObjectNode> asked = new LinkedHashMap<>();
    Map<String, ObjectNode> settled = new LinkedHashMap<>();
    for (JsonNode issue : issues) {
      boolean plain = isPlain(issue);
      comments(issue)
          .forEach(
              (id, comment) -> {
                if (!plain || !remembered(id, comment)) {
                  asked.put(id, comment);
                }
                if (plain) {
                  settled.put(id, comment);
                }
              });
    }
    ask(asked);
    settled.forEach(this::remember);
  }

  private static boolean isPlain(JsonNode issue) {
    return ProjectKind.told(issue) == ProjectKind.PLAIN;
  }

  private static Map<String, ObjectNode> comments(JsonNode issue) {
    Map<String, ObjectNode> comments = new LinkedHashMap<>();
    for (JsonNode comment : issue.path("fields").path("comment").path("comments")) {
      if (comment instanceof ObjectNode node && !node.has("properties")) {
        comments.put(node.path("id").asText(), node);
      }
    }
    return comments;
  }

  private boolean remembered(String id, ObjectNode comment) {
    JsonNode properties = known.getIfPresent(id);
    if (properties != null) {
      comment.set("properties", properties);
    }
    return properties != null;
  }

  private void remember(String id, ObjectNode comment) {
    if (CommentMarks.isMarked(comment)) {
      known.put(id, comment.path("properties"));
    }
  }

  /** Made by the bridge with these; they count as long as its issue is in no service project. */
  void posted(String id, JsonNode properties) {
    if (!id.isEmpty()) {
      known.put(id, properties);
    }
  }

  private void ask(Map<String, ObjectNode> comments) {
    List<String> ids = comments.keySet().stream().filter(id -> id.matches("\\d{1,18}")).toList();
    Map<String, JsonNode> answered = new HashMap<>();
    for (int from = 0; from < ids.size(); from += MOST_IDS) {
      List<Long> some = new ArrayList<>();
      ids.subList(from, Math.min(ids.size(), from + MOST_IDS))
          .forEach(id -> some.add(Long.valueOf(id)));
      jira.calls()
          .execute(
              jira.api().commentList(new JiraWire.CommentIds(some), "properties", CallTag.read()))
          .values()
          .forEach(c -> answered.put(c.path("id").asText(), c.path("properties")));
    }
    answered.forEach(
        (id, properties) -> {
          ObjectNode comment = comments.get(id);
          if (comment != null && properties.isArray()) {
            comment.set("properties", properties);
          }
        });
  }
}
