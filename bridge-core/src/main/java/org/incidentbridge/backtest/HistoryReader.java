package org.incidentbridge.backtest;

import com.fasterxml.jackson.core.JsonToken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.Value;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Happening;
import org.incidentbridge.timeline.Timeline;
import org.jspecify.annotations.Nullable;

/**
 * Reads histories, one in a line of JSON; docs/backtest.md tells the form. For one thread; lines
 * that are read by the same one share words.
 */
public final class HistoryReader {
  private static final int USUAL = 64;

  private final LineText line = new LineText();
  private final ValueReader values = new ValueReader(line);
  private final TicketReader tickets = new TicketReader(line);
  private final EventReader events = new EventReader(line, values, tickets);
  private final List<String> ids = new ArrayList<>();

  /** Makes one that knows no word yet. */
  public HistoryReader() {}

  /**
   * The history in a line.
   *
   * @param bytes UTF-8
   * @param length without the end of the line
   * @throws HistoryException if it is none
   */
  public PastIncident read(byte[] bytes, int offset, int length) throws HistoryException {
    line.begin(bytes, offset, length);
    line.expect(JsonToken.START_OBJECT, "the line", "an object");
    String id = "";
    TicketRef origin = null;
    String key = "";
    List<Event> all = null;
    for (String member = line.member(); member != null; member = line.member()) {
      switch (member) {
        case "id" -> id = line.text(member);
        case "origin" -> {
          origin = tickets.read(member);
          key = tickets.key();
        }
        case "events" -> all = events(origin);
        default ->
            throw line.wrong("a history has no '" + member + "', only id, origin and events");
      }
    }
    if (line.next() != JsonToken.NOT_AVAILABLE) {
      throw line.wrong("something follows the history; write each in a line of its own");
    }
    return checked(id, key, origin, all);
  }

  private List<Event> events(@Nullable TicketRef origin) throws HistoryException {
    if (origin == null) {
      throw line.wrong("'origin' has to come before 'events'");
    }
    line.expect(JsonToken.START_ARRAY, "events", "a list");
    List<Event> all = new ArrayList<>(USUAL);
    while (line.next() != JsonToken.END_ARRAY) {
      all.add(events.read(id(all.size()), origin));
    }
    return all;
  }

  /** Numbers in the order of the line, of one length, so that their texts have that order too. */
  private String id(int number) {
    while (ids.size() <= number) {
      ids.add(String.format("%07d", ids.size()));
    }
    return ids.get(number);
  }

  private PastIncident checked(
      String id, String key, @Nullable TicketRef origin, @Nullable List<Event> all)
      throws HistoryException {
    if (id.isBlank() || origin == null || all == null) {
      String lacks = id.isBlank() ? "id" : origin == null ? "origin" : "events";
      throw new HistoryException(1, "the history has no '" + lacks + "'");
    }
    if (all.stream().noneMatch(e -> isBegin(e, origin))) {
      throw new HistoryException(1, "no event of kind 'opened' tells when the origin was made");
    }
    inOrder(all);
    return new PastIncident(id, key, Timeline.ofDistinct(origin, changes(all)));
  }

  private static boolean isBegin(Event event, TicketRef origin) {
    return event.what() instanceof Happening.Opened && event.ticket().equals(origin);
  }

  private static void inOrder(List<Event> all) {
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).at().isBefore(all.get(i - 1).at())) {
        all.sort(Comparator.comparing(Event::at));
        return;
      }
    }
  }

  /** Tells each change what the field of its ticket held before; drops what changes nothing. */
  private static List<Event> changes(List<Event> all) {
    Map<TicketRef, Map<FieldName, Value>> stands = new HashMap<>();
    List<Event> told = new ArrayList<>(all.size());
    TicketRef ticket = null;
    Map<FieldName, Value> held = Map.of();
    for (Event event : all) {
      if (!event.ticket().equals(ticket)) {
        ticket = event.ticket();
        held = stands.computeIfAbsent(ticket, any -> new HashMap<>());
      }
      switch (event.what()) {
        case Happening.Opened opened -> held.putAll(opened.values());
        case Happening.Changed changed -> {
          Value from = held.put(changed.field(), changed.to());
          event = from == null ? event : since(event, changed, from);
        }
        default -> {}
      }
      if (!(event.what() instanceof Happening.Changed c && c.from().equals(c.to()))) {
        told.add(event);
      }
    }
    return told;
  }

  private static Event since(Event event, Happening.Changed changed, Value from) {
    var what = new Happening.Changed(changed.field(), from, changed.to(), changed.counts());
    return new Event(event.id(), event.ticket(), event.when(), event.by(), what);
  }
}
