package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Attachment;
import org.incidentbridge.model.Comment;
import org.incidentbridge.model.TicketLink;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.text.Characters;
import org.incidentbridge.text.RichText;

/**
 * Comments and files of a ticket. Its first comment is the description, unless that is internal and
 * the ticket is not: what customers may not read is no description of what they see (N5).
 */
final class ZendeskTalk {

  private final List<JsonNode> comments;
  private final boolean insiders;
  private final boolean internal;
  private final People people;

  /**
   * The talk of a ticket.
   *
   * @param comments in the order in which they were made
   * @param insiders whether the ticket has no public comment
   * @param internal whether nothing of it counts as public
   */
  ZendeskTalk(List<JsonNode> comments, boolean insiders, boolean internal, People people) {
    this.comments = List.copyOf(comments);
    this.insiders = insiders;
    this.internal = internal;
    this.people = people;
  }

  /** The description; empty if it is not known what it is. */
  Optional<Value> description() {
    return describes()
        ? Optional.of(Value.body(body(comments.getFirst())))
        : Optional.of(Value.absent()).filter(nothing -> !comments.isEmpty());
  }

  private boolean describes() {
    return !comments.isEmpty() && (insiders || isPublic(comments.getFirst()));
  }

  List<Comment> comments() {
    return comments.stream()
        .skip(describes() ? 1 : 0)
        .filter(comment -> !Marks.isMute(comment))
        .map(this::comment)
        .filter(c -> !c.body().blocks().isEmpty())
        .toList();
  }

  List<Attachment> attachments() {
    List<Attachment> files = new ArrayList<>();
    for (JsonNode comment : comments) {
      for (JsonNode file : comment.path("attachments")) {
        if (!file.path("deleted").asBoolean()) {
          files.add(attachment(comment, file));
        }
      }
    }
    return files;
  }

  /** Relations that comments of the bridge tell of. */
  List<TicketLink> relations() {
    return comments.stream().flatMap(comment -> Marks.relation(comment).stream()).toList();
  }

  /** The key of the command that made the ticket; empty if there is none. */
  String maker() {
    return comments.isEmpty() ? "" : Marks.COMMAND.key(comments.getFirst());
  }

  private Comment comment(JsonNode comment) {
    return new Comment(
        number(comment),
        people.author(comment),
        ZendeskJson.moment(comment, "created_at").orElseThrow(() -> senseless(comment)),
        visibility(comment),
        new Comment.Content(body(comment), Marks.COMMAND.key(comment)));
  }

  private Attachment attachment(JsonNode comment, JsonNode file) {
    return new Attachment(
        number(file),
        Characters.oneLine(ZendeskJson.text(file, "file_name")),
        file.path("size").asLong(),
        ZendeskJson.moment(comment, "created_at").orElseThrow(() -> senseless(comment)),
        visibility(comment),
        people.isSelf(comment) ? Attachment.Maker.BRIDGE : Attachment.Maker.PEOPLE,
        Marks.FILE.key(comment),
        people.author(comment));
  }

  private static String number(JsonNode record) {
    return ZendeskJson.id(record, "id").orElseThrow(() -> senseless(record));
  }

  private static ZendeskJson.Senseless senseless(JsonNode record) {
    return new ZendeskJson.Senseless(
        "a comment or file lacks its number or time: " + ZendeskJson.text(record, "id"));
  }

  private static RichText body(JsonNode comment) {
    String html = ZendeskJson.text(comment, "html_body");
    return html.isBlank()
        ? RichText.plain(ZendeskJson.text(comment, "body"))
        : ZendeskHtmlReader.read(html);
  }

  private Visibility visibility(JsonNode comment) {
    return isPublic(comment) && !internal ? Visibility.PUBLIC : Visibility.INTERNAL;
  }

  /** Whether a comment is known to be for agents only. */
  static boolean isInternal(JsonNode comment) {
    return comment.path("public").isBoolean() && !comment.path("public").asBoolean();
  }

  private static boolean isPublic(JsonNode comment) {
    return comment.path("public").isBoolean() && comment.path("public").asBoolean();
  }
}
