package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Whether the custom fields for the bridge's marks are there. RT drops a value for a field that is
 * not applied to the queue without a word, and what bears no mark may be made twice (N3).
 */
final class MarkFields {

  private static final String OF_TICKETS = "TicketCustomFields";
  private static final String OF_TRANSACTIONS = "TicketTransactionCustomFields";

  private MarkFields() {}

  /**
   * Whether a field of tickets is applied to a queue.
   *
   * @param field its name or number
   * @param queue as RT shows it
   */
  static boolean isApplied(String field, JsonNode queue) {
    return isAmong(field, queue.path(OF_TICKETS));
  }

  private static boolean isAmong(String field, JsonNode applied) {
    int named = 0;
    boolean numbered = false;
    for (JsonNode custom : applied) {
      named += custom.path("name").asText("").equals(field) ? 1 : 0;
      numbered |= custom.path("id").asText("").equals(field);
    }
    return named == 1 || (named == 0 && numbered);
  }

  /** What is wrong with the field for marks of tickets in a queue; empty if nothing is. */
  static Optional<String> lackOfTickets(RtSettings.Marks marks, JsonNode queue) {
    return marks
        .field()
        .filter(field -> !isApplied(field, queue))
        .map(field -> lack("marker.field", "field of tickets", field, queue));
  }

  /** The same for marks of messages. */
  static Optional<String> lackOfMessages(RtSettings.Marks marks, JsonNode queue) {
    return marks
        .transactionField()
        .filter(field -> !isAmong(field, queue.path(OF_TRANSACTIONS)))
        .map(field -> lack("marker.transactionField", "field of transactions", field, queue));
  }

  private static String lack(String key, String kind, String field, JsonNode queue) {
    return "the custom %s '%s', named by %s, is not applied to queue '%s', shares its name with another one, or the bridge's user does not see it there"
        .formatted(kind, field, key, queue.path("Name").asText(""));
  }
}
