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

  /** So many pages in a row may show nothing. */
  private static final int HIDDEN = 10;

  private final RtClient client;

  Departures(RtClient client) {
    this.client = client;
  }

  /** Tickets of those since then, the latest first; one of the two of a merge lives on. */
  List<String> since(Instant from) {
    ArrayNode query = query();
    add(query, "Created", ">=", RtTime.write(from));
    return latest(query, 1);
  }

  /** The same, also behind pages of which nothing may be seen. */
  List<String> allSince(Instant from) {
    ArrayNode query = query();
    add(query, "Created", ">=", RtTime.write(from));
    return latest(query, HIDDEN);
  }

  private List<String> latest(ArrayNode query, int pages) {
    return all(query, pages).reversed().stream().distinct().toList();
  }

  /** Tickets that came from another queue since then. */
  Set<String> moved(Instant from) {
    ArrayNode query = RtQuery.JSON.createArrayNode();
    add(query, "Field", "=", "Queue");
    add(query, "Created", ">=", RtTime.write(from));
    return Set.copyOf(all(query, HIDDEN));
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

  private List<String> all(ArrayNode query, int pages) {
    List<String> tickets = new ArrayList<>();
    long last = 0;
    List<JsonNode> rows;
    do {
      ArrayNode next = query.deepCopy();
      add(next, "id", ">", String.valueOf(last));
      rows = shown(next.toString(), pages);
      for (JsonNode row : rows) {
        last = Math.max(last, row.path("id").asLong());
        if (row.path("ObjectType").asText("").equals("RT::Ticket")) {
          tickets.add(row.path("ObjectId").asText(""));
        }
      }
    } while (!rows.isEmpty());
    return tickets;
  }

  /**
   * The first page that shows anything. Rows that may not be seen are taken out of pages, so that
   * only an empty one can be the last, and RT does not tell which is.
   */
  private List<JsonNode> shown(String query, int pages) {
    List<JsonNode> rows = client.transactions(query, null);
    for (int page = 2; page <= pages && rows.isEmpty(); page++) {
      rows = client.transactions(query, page);
    }
    return rows;
  }
}
