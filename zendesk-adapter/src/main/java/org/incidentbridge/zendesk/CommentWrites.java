package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Doubts;
import org.incidentbridge.http.Reply;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Command.AddComment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.Outcome.Receipt;
import org.incidentbridge.zendesk.ZendeskJson.Senseless;

/**
 * Adds comments. Their visibility is always sent, since Zendesk takes that of the first comment
 * where nothing is said, and looked at in the answer. The command's key stands in the metadata of
 * the update, which Zendesk shows with the comment.
 */
final class CommentWrites {

  /** Zendesk cuts what is longer without a word; its own frame counts too. */
  static final int LONGEST = 65_000;

  private final ZendeskClient client;
  private final Doubts doubts;

  CommentWrites(ZendeskClient client, Doubts doubts) {
    this.client = client;
    this.doubts = doubts;
  }

  Outcome add(AddComment command) {
    String html = ZendeskHtmlWriter.write(command.body());
    int size = html.getBytes(StandardCharsets.UTF_8).length;
    if (size > LONGEST) {
      return new Outcome.Refused(
          "the comment has "
              + size
              + " bytes, and Zendesk cuts what is longer than "
              + LONGEST
              + " without a word: shorten it",
          Map.of());
    }
    String id = ZendeskReader.checked(command.target().ticketId());
    try {
      return doubts.noted(command, made(command, client.update(id, update(command, html))));
    } catch (CallFailure failure) {
      return doubts.noted(command, failure.toOutcome());
    }
  }

  private static ObjectNode update(AddComment command, String html) {
    ObjectNode ticket = ZendeskJson.JSON.createObjectNode();
    ticket
        .putObject("comment")
        .put("html_body", html)
        .put("public", command.visibility() == Visibility.PUBLIC);
    ticket.putObject("metadata").put(ZendeskTalk.MARK, command.target().key().text());
    return ticket;
  }

  private Outcome made(AddComment command, Reply<JsonNode> reply) {
    Optional<JsonNode> comment =
        reply.body().flatMap(answer -> said(answer.path("audit").path("events")));
    if (comment.isEmpty()) {
      return Outcome.Unknown.unseen("Zendesk did not show the comment that it made");
    }
    List<Loss> losses = new ArrayList<>();
    reply
        .header("x-zendesk-api-warn")
        .ifPresent(warning -> losses.add(new Loss("comment", "Zendesk left out " + warning)));
    return shown(command, comment.get(), losses);
  }

  private static Optional<JsonNode> said(JsonNode events) {
    for (JsonNode event : events) {
      if (ZendeskJson.text(event, "type").equals("Comment")) {
        return Optional.of(event).filter(e -> ZendeskJson.id(e, "id").isPresent());
      }
    }
    return Optional.empty();
  }

  /** What must stay internal and is not known to be is taken out of customers' sight (N5). */
  private Outcome shown(AddComment command, JsonNode comment, List<Loss> losses) {
    String id = ZendeskJson.text(comment, "id");
    if (command.visibility() == Visibility.INTERNAL && !ZendeskTalk.isInternal(comment)) {
      try {
        client.makePrivate(command.target().ticketId(), id);
      } catch (CallFailure failure) {
        return Outcome.Unknown.unseen(
            "a comment for the team was shown to customers, and could not be hidden yet: "
                + failure.message());
      }
      losses.add(new Loss("comment", "Zendesk made it public; it was made internal at once"));
    }
    return new Outcome.Applied(new Receipt(Optional.of(id), Optional.empty(), losses));
  }

  /**
   * Whether a comment stands, by its key and read directly.
   *
   * @param since when it was sent
   */
  Outcome settle(AddComment command, Instant since) {
    String key = command.target().key().text();
    try {
      return client.comments(ZendeskReader.checked(command.target().ticketId())).comments().stream()
          .filter(comment -> ZendeskTalk.mark(comment).equals(key))
          .findFirst()
          .map(comment -> shown(command, comment, new ArrayList<>()))
          .orElseGet(
              () ->
                  doubts.notThere(
                      command.target().key(), since, "the comment is not on" + " the ticket"));
    } catch (CallFailure failure) {
      return new Outcome.Unknown(failure.message());
    } catch (Senseless senseless) {
      return new Outcome.Unknown(String.valueOf(senseless.getMessage()));
    }
  }
}
