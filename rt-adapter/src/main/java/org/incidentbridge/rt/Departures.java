package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tickets that were deleted or merged: no search for tickets finds them, but one for what happened
 * does. So are those that were moved told from others in their queues. It shows no more than the
 * bridge's user may see; the sweep finds the rest.
 */
final class Departures {

  private final RtClient client;

  Departures(RtClient client) {
    this.client = client;
  }

  /** Tickets of those since then, the latest first; one of the two of a merge lives on. */
  List<String> since(Instant from) {
    ArrayNode query = query();
    add(query, "Created", ">=", RtTime.write(from));
    return all(query).reversed().stream().distinct().toList();
  }

  /** Tickets that came from another queue since then. */
  Set<String> moved(Instant from) {
    ArrayNode query = RtQuery.JSON.createArrayNode();
    add(query, "Field", "=", "Queue");
    add(query, "Created", ">=", RtTime.write(from));
    return Set.copyOf(all(query));
  }

  private static ArrayNode query() {
    ArrayNode query = RtQuery.JSON.createArrayNode();
    add(query, "Field", "=", "Status");
    add(query, "Field", "=", "MergedInto");
    add(query, "NewValue", "=", "deleted");
    add(query, "NewValue", "LIKE", "fsck.com-rt");
    return query;
  }

  private static void add(ArrayNode query, String field, String operator, String value) {
    query.addObject().put("field", field).put("operator", operator).put("value", value);
  }

  /** Rows that may not be seen are taken out of pages, so that only an empty one is the last. */
  private List<String> all(ArrayNode query) {
    List<String> tickets = new ArrayList<>();
    long last = 0;
    List<JsonNode> rows;
    do {
      ArrayNode next = query.deepCopy();
      add(next, "id", ">", String.valueOf(last));
      rows = client.transactions(next.toString());
      for (JsonNode row : rows) {
        last = Math.max(last, row.path("id").asLong());
        if (row.path("ObjectType").asText("").equals("RT::Ticket")) {
          tickets.add(row.path("ObjectId").asText(""));
        }
      }
    } while (!rows.isEmpty());
    return tickets;
  }
}
