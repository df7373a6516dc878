package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Searches in the two languages that RT has for them. */
final class RtQuery {

  static final ObjectMapper JSON = JsonMapper.builder().build();

  private RtQuery() {}

  /** Rows of a ticket after one of them; several conditions on one field are alternatives. */
  static String after(long id) {
    return condition(JSON.createArrayNode(), "id", ">", id).toString();
  }

  /** Rows after one of them that have one of these values in a field. */
  static String among(String field, Collection<Long> values, long after) {
    ArrayNode query = JSON.createArrayNode();
    values.forEach(value -> condition(query, field, "=", value));
    return (after == 0 ? query : condition(query, "id", ">", after)).toString();
  }

  private static ArrayNode condition(ArrayNode query, String field, String operator, long value) {
    query
        .addObject()
        .put("field", field)
        .put("operator", operator)
        .put("value", String.valueOf(value));
    return query;
  }

  /**
   * From where on tickets of a queue are wanted.
   *
   * @param changed since when
   * @param highest number seen so far: what is above it is new whatever RT's clock says; 0 if that
   *     is not known
   * @param wanted before which nothing is
   */
  record Bound(Instant changed, long highest, Instant wanted) {

    Bound minus(Duration time) {
      return new Bound(changed.minus(time), 0, wanted);
    }
  }

  /**
   * Tickets that changed since, by number, after one of them.
   *
   * @param since of each queue
   */
  static String changed(Map<String, Bound> since, ZoneId zone, long after) {
    return since.entrySet().stream()
            .map(queue -> changed(queue.getKey(), queue.getValue(), zone))
            .collect(Collectors.joining(" OR ", "(", ")"))
        + " AND id > "
        + after;
  }

  private static String changed(String queue, Bound since, ZoneId zone) {
    String in = of(queue);
    if (since.changed().getEpochSecond() <= 0) {
      return in;
    }
    String changed = updated(since.changed(), zone);
    return "(" + in + " AND " + (since.highest() == 0 ? changed : young(since, zone)) + ")";
  }

  private static String young(Bound since, ZoneId zone) {
    String made = "id > " + since.highest();
    String wanted =
        since.wanted().getEpochSecond() > 0
            ? "(" + made + " AND " + updated(since.wanted(), zone) + ")"
            : made;
    return "(" + updated(since.changed(), zone) + " OR " + wanted + ")";
  }

  private static String updated(Instant since, ZoneId zone) {
    return "LastUpdated >= '" + RtTime.literal(since, zone) + "'";
  }

  /** All tickets of a queue. */
  static String of(String queue) {
    return "Queue = " + quoted(queue);
  }

  /** All tickets of the other queues. */
  static String outside(String queue) {
    return "Queue != " + quoted(queue);
  }

  /** Tickets among some that refer to an address. */
  static String linked(String among, String address) {
    return among + " AND RefersTo = " + quoted(address);
  }

  /** Tickets among some that somebody made since. */
  static String made(String among, String creator, Instant since, ZoneId zone, long after) {
    String made =
        since.getEpochSecond() > 0 ? " AND Created >= '" + RtTime.literal(since, zone) + "'" : "";
    return among + " AND Creator = " + quoted(creator) + made + " AND id > " + after;
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
