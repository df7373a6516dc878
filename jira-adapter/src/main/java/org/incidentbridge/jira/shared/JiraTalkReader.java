package org.incidentbridge.jira.shared;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.Party;
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
        Continued.joined(comments),
        attachments(fields.path("attachment"), project, showings(comments, rawComments)),
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
        new Comment.Content(body, marker.isEmpty() ? label(raw, body) : marker, editor(raw)));
  }

  private Optional<Party> editor(JsonNode raw) {
    JsonNode editor = raw.path("updateAuthor");
    boolean other =
        editor.isObject() && !dialect.account(editor).equals(dialect.account(raw.path("author")));
    return other ? Optional.of(values.party(editor)) : Optional.empty();
  }

  /** Anybody may quote the line by which a continuation is known (N2). */
  private String label(JsonNode raw, RichText body) {
    String key = LongText.keyIn(body);
    boolean own = !key.isEmpty() && dialect.account(raw.path("author")).equals(self.get());
    return own ? key : "";
  }

  /**
   * A comment that shows files.
   *
   * @param names what it calls them
   * @param begun when it was first written
   * @param written when it was last edited; the beginning of time if Jira does not tell
   */
  private record Showing(boolean open, Set<String> names, Instant begun, Instant written) {}

  private static List<Showing> showings(List<Comment> comments, List<JsonNode> rawComments) {
    Map<String, Instant> written = new HashMap<>();
    rawComments.forEach(
        raw -> {
          String updated = raw.path("updated").asText();
          if (!updated.isEmpty()) {
            written.put(raw.path("id").asText(), JiraTimes.read(updated));
          }
        });
    return comments.stream()
        .map(
            c ->
                new Showing(
                    c.visibility() == Visibility.PUBLIC,
                    ShownFiles.in(c.body()),
                    c.createdAt(),
                    written.getOrDefault(c.id(), Instant.EPOCH)))
        .filter(s -> !s.names().isEmpty())
        .toList();
  }

  /** Outside service projects a file is open unless a note that is not open names it. */
  private List<Attachment> attachments(JsonNode raw, ProjectKind project, List<Showing> showings) {
    List<Attachment> files = new ArrayList<>();
    for (JsonNode file : raw) {
      JsonNode author = file.path("author");
      files.add(
          new Attachment(
                  file.path("id").asText(),
                  file.path("filename").asText(),
                  file.path("size").asLong(),
                  JiraTimes.read(file.path("created").asText()),
                  Visibility.PUBLIC,
                  maker(author))
              .by(author.isObject() ? values.party(author) : Party.NOBODY));
    }
    files.sort(Comparator.comparing(Attachment::createdAt).thenComparingLong(a -> numeric(a.id())));
    return files.stream()
        .map(
            file -> {
              List<Showing> its =
                  showings.stream().filter(s -> s.names().contains(file.name())).toList();
              boolean open =
                  its.stream().allMatch(Showing::open)
                      && (project == ProjectKind.PLAIN
                          || its.stream().anyMatch(s -> means(s, file, files)));
              return open ? file : file.asInternal();
            })
        .toList();
  }

  private Attachment.Maker maker(JsonNode author) {
    if (!author.isObject()) {
      return Attachment.Maker.UNKNOWN;
    }
    return dialect.account(author).equals(self.get())
        ? Attachment.Maker.BRIDGE
        : Attachment.Maker.PEOPLE;
  }

  /**
   * Whether a comment shows this file and no other. Names are not unique, and REST resolves no
   * media id, so it has to be the only one of its name that was there when the comment was written,
   * and to have come along with it (N5).
   */
  private static boolean means(Showing showing, Attachment file, List<Attachment> files) {
    return files.stream()
            .filter(f -> f.name().equals(file.name()) && f.wasThereAt(showing.written()))
            .toList()
            .equals(List.of(file))
        && file.cameWith(showing.begun(), showing.written());
  }

  private static long numeric(String id) {
    return id.chars().allMatch(Character::isDigit) && !id.isEmpty() && id.length() < 19
        ? Long.parseLong(id)
        : Long.MAX_VALUE;
  }
}
