package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tickets that were made, as far as they may be seen; deleted and merged ones too. */
final class Creations {

  private final RtClient client;

  Creations(RtClient client) {
    this.client = client;
  }

  /** Their numbers, of those made since then. */
  List<Long> since(Instant from) {
    List<Long> tickets = new ArrayList<>();
    long last = 0;
    List<JsonNode> rows;
    do {
      ArrayNode query = query(">=", from);
      add(query, "id", ">", String.valueOf(last));
      rows = client.transactions(query.toString(), null);
      for (JsonNode row : rows) {
        last = Math.max(last, row.path("id").asLong());
        if (isTicket(row)) {
          tickets.add(row.path("ObjectId").asLong());
        }
      }
    } while (!rows.isEmpty());
    return tickets;
  }

  /** The number of the youngest one that is older; 0 if none is seen. */
  long before(Instant moment) {
    List<JsonNode> rows = client.latest(query("<", moment).toString());
    return rows.stream()
        .filter(Creations::isTicket)
        .mapToLong(row -> row.path("ObjectId").asLong())
        .max()
        .orElse(0);
  }

  private static boolean isTicket(JsonNode row) {
    return row.path("ObjectType").asText("").equals("RT::Ticket");
  }

  private static ArrayNode query(String operator, Instant moment) {
    ArrayNode query = RtQuery.JSON.createArrayNode();
    add(query, "Type", "=", RtTransaction.CREATE);
    add(query, "Created", operator, RtTime.write(moment));
    return query;
  }

  private static void add(ArrayNode query, String field, String operator, String value) {
    query.addObject().put("field", field).put("operator", operator).put("value", value);
  }
}
