package org.incidentbridge.backtest;

import com.fasterxml.jackson.core.JsonToken;
import java.util.HashMap;
import java.util.Map;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.jspecify.annotations.Nullable;

/** Reads which ticket is meant. */
final class TicketReader {
  private final LineText line;
  private final Map<String, TrackerId> trackers = new HashMap<>();
  private String key = "";

  TicketReader(LineText line) {
    this.line = line;
  }

  /** The key of the ticket that was read last. */
  String key() {
    return key;
  }

  TicketRef read(String what) throws HistoryException {
    line.expect(JsonToken.START_OBJECT, what, "an object with tracker and key");
    TrackerId tracker = null;
    String id = "";
    key = "";
    for (String member = line.member(); member != null; member = line.member()) {
      switch (member) {
        case "tracker" -> tracker = tracker(line.text(member));
        case "key" -> key = line.text(member);
        case "id" -> id = line.text(member);
        default -> throw line.wrong(what + " has no '" + member + "', only tracker, key and id");
      }
    }
    return ticket(what, tracker, id.isBlank() ? key : id);
  }

  private TicketRef ticket(String what, @Nullable TrackerId tracker, String id)
      throws HistoryException {
    if (tracker == null || id.isBlank()) {
      throw line.wrong(what + " lacks its " + (tracker == null ? "tracker" : "key"));
    }
    if (key.isBlank()) {
      key = id;
    }
    return new TicketRef(tracker, id);
  }

  private TrackerId tracker(String name) throws HistoryException {
    TrackerId known = trackers.get(name);
    if (known == null) {
      try {
        known = new TrackerId(name);
      } catch (IllegalArgumentException bad) {
        throw line.wrong(String.valueOf(bad.getMessage()));
      }
      trackers.put(name, known);
    }
    return known;
  }
}
