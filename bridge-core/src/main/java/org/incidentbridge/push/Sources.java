package org.incidentbridge.push;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.HeldFields;
import org.incidentbridge.plan.Parting;
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
    return planned.sources().stream().anyMatch(this::isUnread);
  }

  private boolean isUnread(TicketRef source) {
    return configured.contains(source.tracker()) && !readable.contains(source.tracker());
  }

  /**
   * What waits behind a command for the same ticket, or is the part of it, that does not come from
   * where nothing can be read; nothing if the command waits for something else (N6, N10).
   *
   * @param due whether the time of an entry has come
   */
  Optional<Entry> behind(Store.Tables tables, Entry first, Predicate<Entry> due) {
    PlannedCommand planned = first.planned();
    Optional<TicketRef> ticket = HeldFields.ticket(planned);
    if (ticket.isEmpty() || !isUnread(planned)) {
      return Optional.empty();
    }
    return tables.outbox().of(planned.incident()).stream()
        .filter(e -> HeldFields.ticket(e.planned()).equals(ticket))
        .dropWhile(e -> !e.key().equals(first.key()))
        .flatMap(e -> readable(tables, e, due).stream())
        .findFirst()
        .filter(due);
  }

  private Optional<Entry> readable(Store.Tables tables, Entry entry, Predicate<Entry> due) {
    if (entry.state() == State.HELD) {
      return Optional.empty();
    }
    if (entry.state() == State.SENT || !isUnread(entry.planned())) {
      return Optional.of(entry);
    }
    return due.test(entry) ? parted(tables, entry) : Optional.empty();
  }

  /** The part that tells nothing of where nothing can be read; the other one stays behind it. */
  private Optional<Entry> parted(Store.Tables tables, Entry entry) {
    Incident incident = tables.incidents().find(entry.planned().incident()).orElseThrow();
    Optional<Parting> parting = Parting.of(entry.planned(), incident, this::isUnread);
    return parting.flatMap(
        parts -> {
          List<PlannedCommand> both = List.of(parts.goes(), parts.waits());
          tables.outbox().replace(entry.key(), both, entry.createdAt());
          return tables.outbox().find(parts.goes().command().target().key());
        });
  }
}
