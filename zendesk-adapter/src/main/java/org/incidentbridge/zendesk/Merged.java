package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a ticket was merged into another one. Zendesk closes and tags it, and says so in a
 * comment whose origin is the other ticket; the tag alone may be anybody's.
 */
final class Merged {

  private static final Pattern WORDS = Pattern.compile("merged into request #(\\d{1,18})");

  private Merged() {}

  /**
   * The id of the ticket that lives on.
   *
   * @param talk asked only if the ticket looks merged
   */
  static Optional<String> into(JsonNode ticket, Supplier<Pages.Listed> talk) {
    return isMarked(ticket)
        ? talk.get().rows().reversed().stream()
            .filter(Merged::isOrigin)
            .flatMap(comment -> other(comment, ZendeskJson.text(ticket, "id")).stream())
            .findFirst()
        : Optional.empty();
  }

  private static boolean isMarked(JsonNode ticket) {
    boolean tagged = false;
    for (JsonNode tag : ticket.path("tags")) {
      tagged |= tag.asText().equals("closed_by_merge");
    }
    return tagged && ZendeskJson.text(ticket, "status").equals("closed");
  }

  private static boolean isOrigin(JsonNode comment) {
    return ZendeskJson.text(comment.path("via").path("source"), "rel").equals("merge");
  }

  private static Optional<String> other(JsonNode comment, String self) {
    Matcher words = WORDS.matcher(ZendeskJson.text(comment, "body"));
    Optional<String> named = words.find() ? Optional.of(words.group(1)) : Optional.empty();
    JsonNode from = comment.path("via").path("source").path("from");
    return named.or(() -> ZendeskJson.id(from, "ticket_id")).filter(id -> !id.equals(self));
  }
}
