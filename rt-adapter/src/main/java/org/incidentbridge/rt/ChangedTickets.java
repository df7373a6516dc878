package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.rt.RtCursor.Reached;
import org.incidentbridge.rt.RtQuery.Bound;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;
import org.jspecify.annotations.Nullable;

/** Searches the covered queues for tickets that changed. */
final class ChangedTickets {

  /** No two places of it are further apart by their clocks. */
  private static final Duration WORLD = Duration.ofHours(26);

  private final RtClient client;
  private final RtLogin login;
  private final RtSettings settings;

  ChangedTickets(RtClient client, RtLogin login, RtSettings settings) {
    this.client = client;
    this.login = login;
    this.settings = settings;
  }

  /** A ticket that a search showed. */
  record Row(long id, Instant updatedAt, String queue) {

    private static Row of(JsonNode json) {
      Optional<Instant> at = RtTime.read(json.path("LastUpdated").asText(""));
      String queue = json.path("Queue").path("Name").asText("");
      return new Row(json.path("id").asLong(), at.orElse(Instant.EPOCH), queue);
    }

    Reached reached() {
      return new Reached(updatedAt, id);
    }
  }

  /**
   * Some tickets by number.
   *
   * @param at when they were searched for, by RT's clock
   * @param isLast whether there are no more
   */
  record Found(List<Row> rows, Instant at, boolean isLast) {

    private static Found of(RtClient.Rows found) {
      List<Row> rows = found.rows().stream().map(Row::of).toList();
      return new Found(rows, found.at(), found.isLast());
    }
  }

  /** The covered queue, as it is configured, in which a ticket was found. */
  Optional<String> queue(Row row) {
    return settings.queues().stream().filter(row.queue()::equalsIgnoreCase).findFirst();
  }

  /**
   * Those of a higher number than the last one.
   *
   * @throws TrackerException if RT shows that it takes the search's dates for others
   */
  Found since(RtCursor cursor, long last) {
    Map<String, Bound> bounds = bounds(cursor);
    Found found = search(bounds, last);
    Instant wanted = settings.reading().since().orElse(Instant.EPOCH);
    boolean odd =
        found.rows().isEmpty()
            && cursor.walk().isEmpty()
            && bounds.values().stream().map(Bound::changed).anyMatch(wanted::isBefore);
    if (!odd) {
      return found;
    }
    ZoneId before = login.zone();
    return login.refresh().equals(before) ? sure(found, bounds) : search(bounds, last);
  }

  private Map<String, Bound> bounds(RtCursor cursor) {
    Map<String, Bound> bounds = new LinkedHashMap<>();
    settings.queues().forEach(queue -> bounds.put(queue, cursor.bound(queue, settings.reading())));
    return bounds;
  }

  private Found search(Map<String, Bound> bounds, long last) {
    return Found.of(
        client.tickets(RtQuery.changed(bounds, login.zone(), last), "LastUpdated,Queue"));
  }

  /**
   * The ticket that changed last should be there, unless it was deleted, merged or moved. It is not
   * either where RT reads dates in a zone further west than is believed, and changes would be lost.
   */
  private Found sure(Found none, Map<String, Bound> bounds) {
    Map<String, Bound> earlier = new LinkedHashMap<>();
    bounds.forEach((queue, bound) -> earlier.put(queue, bound.minus(WORLD)));
    boolean hidden =
        search(earlier, 0).rows().stream()
            .anyMatch(row -> queue(row).filter(q -> isDue(row, bounds.get(q))).isPresent());
    if (hidden) {
      throw new TrackerException(
          Kind.PROTOCOL,
          "RT reads the dates of searches in another time zone than "
              + login.zone()
              + ", so that changes would be missed: give the bridge's user the time zone UTC in RT,"
              + " or name the server's under timezone");
    }
    return none;
  }

  private static boolean isDue(Row row, @Nullable Bound bound) {
    return bound != null && !row.updatedAt().isBefore(bound.changed());
  }
}
