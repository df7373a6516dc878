package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Reply;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.text.RichText;
import org.incidentbridge.zendesk.Receipts.Refusal;
import org.incidentbridge.zendesk.Receipts.Unsure;

/**
 * Adds comments. Their visibility is always sent, since Zendesk takes that of the first comment
 * where nothing is said, and looked at in the answer.
 */
final class Notes {

  /** Zendesk cuts what is longer without a word; its own frame counts too. */
  static final int LONGEST = 65_000;

  private static final String UNHEARD =
      "Zendesk shows it as internal, so that customers do not see it; the bridge's user may lack"
          + " the right to comment in public";

  private final ZendeskClient client;

  Notes(ZendeskClient client) {
    this.client = client;
  }

  /**
   * A comment to be made.
   *
   * @param metadata what marks it
   * @param upload the token of the file that it carries
   */
  record Draft(RichText body, Visibility visibility, ObjectNode metadata, Optional<String> upload) {

    ObjectNode update() {
      ObjectNode ticket = ZendeskJson.JSON.createObjectNode();
      ObjectNode comment = ticket.putObject("comment");
      comment.put("html_body", fitting(body)).put("public", visibility == Visibility.PUBLIC);
      upload.ifPresent(token -> comment.putArray("uploads").add(token));
      ticket.set("metadata", metadata);
      return ticket;
    }
  }

  /**
   * A comment that was made.
   *
   * @param comment as the answer shows it
   * @param answer the whole of it
   */
  record Said(JsonNode comment, JsonNode answer, List<Loss> losses) {

    String id() {
      return ZendeskJson.text(comment, "id");
    }
  }

  /**
   * A text as HTML.
   *
   * @throws Refusal if Zendesk would cut it
   */
  static String fitting(RichText text) {
    String html = ZendeskHtmlWriter.write(text);
    int size = html.getBytes(StandardCharsets.UTF_8).length;
    if (size > LONGEST) {
      throw new Refusal(
          "the comment has "
              + size
              + " bytes, and Zendesk cuts what is longer than "
              + LONGEST
              + " without a word: shorten it");
    }
    return html;
  }

  /**
   * Makes a comment.
   *
   * @throws Unsure if it is not known what became of it
   */
  Said say(String ticketId, Draft draft) {
    Reply<JsonNode> reply = client.update(ZendeskReader.checked(ticketId), draft.update());
    JsonNode answer = reply.body().orElseGet(ZendeskJson.JSON::createObjectNode);
    JsonNode comment =
        said(answer.path("audit").path("events"))
            .orElseThrow(() -> new Unsure("Zendesk did not show the comment that it made"));
    List<Loss> losses = new ArrayList<>(dropped(reply, "comment"));
    keptFrom(ticketId, comment, draft.visibility()).ifPresent(losses::add);
    return new Said(comment, answer, losses);
  }

  /** The only place where Zendesk names what it left out of a write. */
  static List<Loss> dropped(Reply<JsonNode> reply, String field) {
    return reply
        .header("x-zendesk-api-warn")
        .map(warning -> List.of(new Loss(field, "Zendesk left something out: " + warning)))
        .orElse(List.of());
  }

  /** The comment among the events of an update. */
  static Optional<JsonNode> said(JsonNode events) {
    for (JsonNode event : events) {
      if (ZendeskJson.text(event, "type").equals("Comment")) {
        return Optional.of(event).filter(e -> ZendeskJson.id(e, "id").isPresent());
      }
    }
    return Optional.empty();
  }

  /**
   * What must stay internal and is not known to be is taken out of customers' sight (N5). What was
   * for them and is not shown to them stays so: Zendesk knows no way back.
   *
   * @return what to tell of it
   * @throws Unsure if that failed
   */
  Optional<Loss> keptFrom(String ticketId, JsonNode comment, Visibility wanted) {
    boolean internal = ZendeskTalk.isInternal(comment);
    if (wanted == Visibility.PUBLIC) {
      return Optional.of(new Loss("comment", UNHEARD)).filter(loss -> internal);
    }
    if (internal) {
      return Optional.empty();
    }
    try {
      client.makePrivate(ticketId, ZendeskJson.text(comment, "id"));
    } catch (CallFailure failure) {
      throw new Unsure(
          "a comment for the team was shown to customers, and could not be hidden yet: "
              + failure.message());
    }
    return Optional.of(new Loss("comment", "Zendesk made it public; it was made internal at once"));
  }
}
