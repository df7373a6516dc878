package org.incidentbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Panel;
import org.incidentbridge.spi.PanelBoard;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.store.Store;

/**
 * Keeps the panels of one tracker. Only the newest state of a panel is worth anything, and it must
 * hold up no write, so that panels do not go through the outbox: what changed is found by the
 * numbers of changes in the store, which are stored as done only after the tracker took them.
 * Confined to one thread.
 */
public final class Panels {

  /** So many go in one call. */
  private static final int TOGETHER = 20;

  /** What was read may be decided on a little later. */
  private static final List<Duration> AGAIN = List.of(Duration.ofSeconds(3), Duration.ofMinutes(1));

  private static final int REMEMBERED = 20_000;

  /** What the tracker holds is of a later time than ours: a minute on, ours may be the later. */
  private static final Duration LATER = Duration.ofMinutes(1);

  private final Store store;
  private final Rules rules;
  private final Casebook casebook;
  private final TrackerId tracker;
  private final PanelBoard board;
  private final InstantSource clock;
  private final PanelNews feed;
  private final NavigableMap<Instant, Set<IncidentId>> again = new TreeMap<>();
  private final Map<String, Panel> shown =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Panel> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param board of that tracker
   */
  public Panels(
      Store store, Rules rules, TrackerId tracker, PanelBoard board, InstantSource clock) {
    this.store = store;
    this.rules = rules;
    this.casebook = new Casebook(rules);
    this.tracker = tracker;
    this.board = board;
    this.clock = clock;
    this.feed = new PanelNews(rules.bridge(), tracker);
  }

  /**
   * What a turn came to.
   *
   * @param more whether another turn has something to do right away
   * @param refused why panels were not taken, by ticket
   */
  public record Turn(boolean more, Map<String, String> refused) {
    public Turn {
      refused = Map.copyOf(refused);
    }
  }

  /**
   * Shows what changed since the last turn that ended well.
   *
   * @throws org.incidentbridge.spi.TrackerException if the tracker did not take it
   */
  public Turn turn() {
    Instant now = clock.instant();
    PanelNews.News news =
        store.inTransaction(
            tables -> {
              if (!feed.keep(tables)) {
                shown.clear();
              }
              return feed.read(tables);
            });
    Set<IncidentId> due = new LinkedHashSet<>(news.incidents());
    again.headMap(now, true).values().forEach(due::addAll);
    Map<String, String> refused = show(List.copyOf(due), now);
    again.headMap(now, true).clear();
    AGAIN.forEach(later -> again(news.incidents(), now.plus(later)));
    store.inTransaction(tables -> feed.reached(tables, news));
    return new Turn(news.more(), refused);
  }

  private Map<String, String> show(List<IncidentId> all, Instant now) {
    Map<String, String> refused = new HashMap<>();
    for (int from = 0; from < all.size(); from += PanelNews.STEP) {
      List<IncidentId> some = all.subList(from, Math.min(all.size(), from + PanelNews.STEP));
      PanelBoard.Shown outcome = show(store.inTransaction(tables -> panels(tables, some, now)));
      refused.putAll(outcome.refused());
      if (!outcome.older().isEmpty()) {
        again(some, now.plus(LATER).plusNanos(1));
      }
    }
    return refused;
  }

  private void again(Collection<IncidentId> incidents, Instant at) {
    if (!incidents.isEmpty()) {
      again.computeIfAbsent(at, moment -> new LinkedHashSet<>()).addAll(incidents);
    }
  }

  private List<Panel> panels(Store.Tables tables, List<IncidentId> incidents, Instant now) {
    List<Panel> panels = new ArrayList<>();
    for (IncidentId id : incidents) {
      tables.incidents().find(id).ifPresent(i -> panels.addAll(panels(tables, i, now)));
    }
    return panels;
  }

  private List<Panel> panels(Store.Tables tables, Incident incident, Instant now) {
    List<TicketState> here =
        incident.tickets().stream()
            .filter(t -> t.ref().tracker().equals(tracker))
            .filter(t -> t.presence() != TicketState.Presence.DELETED)
            .filter(t -> isOf(tables, t.ref(), incident))
            .toList();
    if (here.isEmpty()) {
      return List.of();
    }
    Map<TicketRef, TicketSnapshot> seen = new HashMap<>();
    for (TicketState ticket : incident.tickets()) {
      tables.tickets().find(ticket.ref()).ifPresent(s -> seen.put(ticket.ref(), s.ticket()));
    }
    var verdict = casebook.of(tables, incident, now).map(Casebook.Case::verdict);
    var view = new PanelView(rules.bridge(), incident, seen, verdict);
    return here.stream().map(t -> view.at(t, now)).toList();
  }

  /** One that was let go may be another incident's by now, which has the say of its panel. */
  private static boolean isOf(Store.Tables tables, TicketRef ticket, Incident incident) {
    return tables.incidents().of(ticket).filter(i -> i.id().equals(incident.id())).isPresent();
  }

  private PanelBoard.Shown show(List<Panel> panels) {
    Map<String, Panel> fresh = new LinkedHashMap<>();
    panels.stream().filter(this::isNews).forEach(p -> fresh.put(p.ticketId(), p));
    List<Panel> all = List.copyOf(fresh.values());
    Map<String, String> refused = new HashMap<>();
    Set<String> older = new HashSet<>();
    for (int from = 0; from < all.size(); from += TOGETHER) {
      List<Panel> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
      PanelBoard.Shown outcome = shown(some);
      refused.putAll(outcome.refused());
      older.addAll(outcome.older());
      some.forEach(p -> shown.put(p.ticketId(), p));
      shown.keySet().removeAll(outcome.older());
    }
    return new PanelBoard.Shown(refused, older);
  }

  /** A panel that makes its tracker refuse a whole call stops no other one (N10). */
  private PanelBoard.Shown shown(List<Panel> panels) {
    try {
      return board.show(panels);
    } catch (TrackerException failure) {
      if (failure.kind() != TrackerException.Kind.INVALID) {
        throw failure;
      }
      if (panels.size() == 1) {
        String why = String.valueOf(failure.getMessage());
        return new PanelBoard.Shown(Map.of(panels.getFirst().ticketId(), why), Set.of());
      }
      Map<String, String> refused = new HashMap<>();
      Set<String> older = new HashSet<>();
      for (Panel panel : panels) {
        PanelBoard.Shown one = shown(List.of(panel));
        refused.putAll(one.refused());
        older.addAll(one.older());
      }
      return new PanelBoard.Shown(refused, older);
    }
  }

  private boolean isNews(Panel panel) {
    Panel before = shown.get(panel.ticketId());
    return before == null || !before.tellsTheSame(panel);
  }
}
