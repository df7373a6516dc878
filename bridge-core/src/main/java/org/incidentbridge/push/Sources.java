package org.incidentbridge.push;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;

/**
 * Where that comes from what commands tell. It may have become internal there, or private, since it
 * was decided to tell it: while the bridge was stopped, or cannot read that tracker (N5). What
 * comes from elsewhere goes on (N10).
 */
final class Sources {

  private final Set<TrackerId> configured;

  /** Trackers that were read to their end since this began, and did not fail to be read since. */
  private final Set<TrackerId> readable = ConcurrentHashMap.newKeySet();

  /**
   * @param configured others are never read, and nothing is waited for there
   */
  Sources(Set<TrackerId> configured) {
    this.configured = Set.copyOf(configured);
  }

  /** Takes note that a tracker was read to its end. */
  void read(TrackerId tracker) {
    readable.add(tracker);
  }

  /** Takes note that a tracker could not be read. */
  void notRead(TrackerId tracker) {
    readable.remove(tracker);
  }

  /** Whether a ticket that a command tells of may show something else than was decided on. */
  boolean mayHaveChanged(Store.Tables tables, PlannedCommand planned) {
    if (isUnread(planned)) {
      return true;
    }
    Set<TicketRef> all = new HashSet<>(planned.sources());
    planned.source().ifPresent(all::add);
    return !tables.inbox().of(List.copyOf(all)).isEmpty();
  }

  private boolean isUnread(PlannedCommand planned) {
    return planned.sources().stream()
        .map(TicketRef::tracker)
        .anyMatch(tracker -> configured.contains(tracker) && !readable.contains(tracker));
  }

  /**
   * What waits behind a command for the same ticket, without what also comes from where nothing can
   * be read; nothing if the command waits for something else (N6, N10).
   */
  Optional<Entry> behind(Store.Tables tables, Entry first) {
    PlannedCommand planned = first.planned();
    Optional<TicketRef> ticket = HeldFields.ticket(planned);
    if (ticket.isEmpty() || !isUnread(planned)) {
      return Optional.empty();
    }
    return tables.outbox().of(planned.incident()).stream()
        .filter(e -> HeldFields.ticket(e.planned()).equals(ticket))
        .dropWhile(e -> !e.key().equals(first.key()))
        .filter(
            e -> e.state() == State.SENT || (e.state() == State.PENDING && !isUnread(e.planned())))
        .findFirst();
  }
}
