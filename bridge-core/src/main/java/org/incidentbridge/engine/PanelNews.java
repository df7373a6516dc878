package org.incidentbridge.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Of which incidents a tracker's panels may have something new to show: by the numbers of changes
 * in the store, which are stored as done once the tracker took the panels. Confined to one thread.
 */
final class PanelNews {

  /** So many changes are looked at in one turn. */
  static final int STEP = 100;

  private static final String LEDGER = "panel ledger";
  private static final String TICKETS = "panel ";

  /** By which rules panels were shown, and which node did so last. */
  private static final String KEEPER = "panel keeper";

  private final Bridge bridge;
  private final TrackerId tracker;
  private final String fingerprint;
  private final String self;
  private boolean begun;

  PanelNews(Bridge bridge, TrackerId tracker) {
    this.bridge = bridge;
    this.tracker = tracker;
    this.fingerprint = Reconsidering.fingerprint(bridge);
    this.self = fingerprint + " " + UUID.randomUUID();
  }

  /** What changed, and how far that goes. */
  record News(Set<IncidentId> incidents, Map<String, Long> reached, boolean more) {}

  /**
   * Begins anew under other rules than panels were shown by.
   *
   * @return whether no other node has shown panels since
   */
  boolean keep(Store.Tables tables) {
    String keeper = tables.cursors().get(tracker, KEEPER).text();
    if (!keeper.equals(self)) {
      tables.cursors().put(tracker, KEEPER, new Cursor(self));
    }
    if (!begun && !keeper.startsWith(fingerprint)) {
      for (TrackerId each : bridge.vocabularies().keySet()) {
        tables.cursors().put(tracker, TICKETS + each, Cursor.START);
      }
    }
    begun = true;
    return keeper.equals(self);
  }

  boolean reached(Store.Tables tables, News news) {
    news.reached()
        .forEach(
            (feed, number) ->
                tables.cursors().put(tracker, feed, new Cursor(String.valueOf(number))));
    return true;
  }

  News read(Store.Tables tables) {
    Set<IncidentId> incidents = new LinkedHashSet<>();
    Map<String, Long> reached = new HashMap<>();
    boolean more = false;
    for (TrackerId each : bridge.vocabularies().keySet()) {
      String feed = TICKETS + each;
      List<Tickets.Changed> changed =
          tables.tickets().changed(each, number(tables, feed).orElse(0L), STEP);
      for (Tickets.Changed one : changed) {
        tables.incidents().of(one.ref()).map(Incident::id).ifPresent(incidents::add);
        reached.put(feed, one.number());
      }
      more |= changed.size() == STEP;
    }
    return new News(incidents, reached, ledger(tables, incidents, reached) || more);
  }

  /** Decisions by the passing of time, and what people say by commands, change no ticket. */
  private boolean ledger(
      Store.Tables tables, Set<IncidentId> incidents, Map<String, Long> reached) {
    Optional<Long> before = number(tables, LEDGER);
    if (before.isEmpty()) {
      reached.put(LEDGER, tables.ledger().position());
      return false;
    }
    List<Ledger.Entered> lines = tables.ledger().since(before.get(), STEP);
    for (Ledger.Entered line : lines) {
      incidents.add(line.incident());
      reached.put(LEDGER, line.position());
    }
    return lines.size() == STEP;
  }

  private Optional<Long> number(Store.Tables tables, String feed) {
    String text = tables.cursors().get(tracker, feed).text();
    return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }
}
