package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;
import org.incidentbridge.text.ShownFiles;

/** Reads what hangs on an issue. What is not known to be public is internal (N5). Pure. */
final class JiraTalkReader {

  private final Dialect dialect;
  private final JiraValueReader values;
  private final Supplier<String> self;

  /**
   * A reader.
   *
   * @param self the account of the bridge's user
   */
  JiraTalkReader(Dialect dialect, JiraValueReader values, Supplier<String> self) {
    this.dialect = dialect;
    this.values = values;
    this.self = self;
  }

  TicketSnapshot.Talk read(JsonNode fields, List<JsonNode> rawComments, ProjectKind project) {
    List<Comment> comments = new ArrayList<>();
    rawComments.forEach(raw -> comments.add(comment(raw, project)));
    comments.sort(Comparator.comparing(Comment::createdAt).thenComparingLong(c -> numeric(c.id())));
    return new TicketSnapshot.Talk(
        comments,
        attachments(fields.path("attachment"), project, comments),
        JiraLinkKinds.read(fields));
  }

  private Comment comment(JsonNode raw, ProjectKind project) {
    RichText body = dialect.read(raw.path("body"));
    String marker = CommentMarks.marker(raw);
    return new Comment(
        raw.path("id").asText(),
        values.party(raw.path("author")),
        JiraTimes.read(raw.path("created").asText()),
        dialect.visibility(raw, project),
        new Comment.Content(body, marker.isEmpty() ? label(raw, body) : marker));
  }

  /** Anybody may quote the line by which a continuation is known (N2). */
  private String label(JsonNode raw, RichText body) {
    String key = LongText.keyIn(body);
    boolean own = !key.isEmpty() && dialect.account(raw.path("author")).equals(self.get());
    return own ? key : "";
  }

  /** Outside service projects a file is open unless a note that is not open names it. */
  private static List<Attachment> attachments(
      JsonNode raw, ProjectKind project, List<Comment> comments) {
    Set<String> shown = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    comments.forEach(
        c ->
            (c.visibility() == Visibility.PUBLIC ? shown : hidden).addAll(ShownFiles.in(c.body())));
    List<Attachment> attachments = new ArrayList<>();
    for (JsonNode file : raw) {
      String name = file.path("filename").asText();
      boolean plain = project == ProjectKind.PLAIN;
      boolean open = (plain || shown.contains(name)) && !hidden.contains(name);
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
