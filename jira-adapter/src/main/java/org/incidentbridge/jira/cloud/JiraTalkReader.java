package org.incidentbridge.jira.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.incidentbridge.jira.shared.JiraTimes;
import org.incidentbridge.jira.shared.Mentions;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;

/** Reads what hangs on an issue. What is not known to be public is internal (N5). Pure. */
final class JiraTalkReader {

  /** The property in which service projects keep whether a comment is internal. */
  private static final String DESK_PROPERTY = "sd.public.comment";

  private static final String DESK_TYPE = "service_desk";

  private final JiraValueReader values;

  JiraTalkReader(JiraValueReader values) {
    this.values = values;
  }

  TicketSnapshot.Talk read(JsonNode fields, List<JsonNode> rawComments) {
    boolean desk = isServiceDesk(fields);
    List<Comment> comments = new ArrayList<>();
    rawComments.forEach(raw -> comments.add(comment(raw, desk)));
    comments.sort(Comparator.comparing(Comment::createdAt).thenComparingLong(c -> numeric(c.id())));
    return new TicketSnapshot.Talk(
        comments,
        attachments(fields.path("attachment"), desk, comments),
        JiraLinkKinds.read(fields));
  }

  /** A project of unknown type is taken for one, so that nothing in it is public by default. */
  static boolean isServiceDesk(JsonNode fields) {
    return fields.path("project").path("projectTypeKey").asText(DESK_TYPE).equals(DESK_TYPE);
  }

  Comment comment(JsonNode raw, boolean serviceDesk) {
    RichText body = AdfReader.read(raw.path("body"));
    String marker = property(raw);
    return new Comment(
        raw.path("id").asText(),
        values.party(raw.path("author")),
        JiraTimes.read(raw.path("created").asText()),
        visibility(raw, serviceDesk),
        new Comment.Content(body, marker.isEmpty() ? LongText.keyIn(body) : marker));
  }

  /**
   * {@code jsdPublic} may lag behind the property, and says nothing once the issue has left its
   * service project; the property stays with the comment.
   */
  static Visibility visibility(JsonNode comment, boolean serviceDesk) {
    boolean restricted =
        comment.hasNonNull("visibility")
            || property(comment, DESK_PROPERTY).path("internal").asBoolean(false);
    boolean shown = comment.path("jsdPublic").asBoolean(!serviceDesk);
    return restricted || !shown ? Visibility.INTERNAL : Visibility.PUBLIC;
  }

  /** The bridge's marker among a comment's properties; empty if it is not shown or not there. */
  static String property(JsonNode comment) {
    return property(comment, JiraFields.MARKER).path("key").asText();
  }

  private static JsonNode property(JsonNode comment, String key) {
    for (JsonNode property : comment.path("properties")) {
      if (property.path("key").asText().equals(key)) {
        return property.path("value");
      }
    }
    return MissingNode.getInstance();
  }

  private static List<Attachment> attachments(JsonNode raw, boolean desk, List<Comment> comments) {
    Set<String> shown = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    comments.forEach(
        c -> (c.visibility() == Visibility.PUBLIC ? shown : hidden).addAll(Mentions.in(c.body())));
    List<Attachment> attachments = new ArrayList<>();
    for (JsonNode file : raw) {
      String name = file.path("filename").asText();
      boolean open = !desk || (shown.contains(name) && !hidden.contains(name));
      attachments.add(
          new Attachment(
              file.path("id").asText(),
              name,
              file.path("size").asLong(),
              JiraTimes.read(file.path("created").asText()),
              open ? Visibility.PUBLIC : Visibility.INTERNAL));
    }
    attachments.sort(
        Comparator.comparing(Attachment::createdAt).thenComparingLong(a -> numeric(a.id())));
    return attachments;
  }

  private static long numeric(String id) {
    return id.chars().allMatch(Character::isDigit) && !id.isEmpty() && id.length() < 19
        ? Long.parseLong(id)
        : Long.MAX_VALUE;
  }
}
