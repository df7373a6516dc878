package org.incidentbridge.push;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /**
   * Whether a ticket that a command tells of may show something else than was decided on. What
   * hides or removes waits for nothing.
   */
  boolean mayHaveChanged(Store.Tables tables, PlannedCommand planned) {
    return isUnread(planned) || !tables.inbox().of(List.copyOf(planned.sources())).isEmpty();
  }

  private boolean isUnread(PlannedCommand planned) {
    return planned.sources().stream().anyMatch(this::isUnread);
  }

  private boolean isUnread(TicketRef source) {
    return configured.contains(source.tracker()) && !readable.contains(source.tracker());
  }

  /** What waits behind those of these commands that come from where nothing can be read. */
  Behind behind(Store.Tables tables, TrackerId tracker, List<Entry> firsts) {
    List<String> tickets =
        firsts.stream()
            .filter(e -> e.state() == State.PENDING && isUnread(e.planned()))
            .flatMap(e -> HeldFields.ticket(e.planned()).stream())
            .map(TicketRef::id)
            .toList();
    List<Entry> all = tickets.isEmpty() ? List.of() : tables.outbox().behind(tracker, tickets);
    return new Behind(
        tables, all.stream().collect(Collectors.groupingBy(e -> ticketOf(e.planned()))));
  }

  private static String ticketOf(PlannedCommand planned) {
    return planned.command().target().ticketId();
  }

  /** What may go to a ticket while the first command for it waits. */
  final class Behind {

    private final Store.Tables tables;
    private final Map<String, List<Entry>> lanes;

    private Behind(Store.Tables tables, Map<String, List<Entry>> lanes) {
      this.tables = tables;
      this.lanes = lanes;
    }

    /**
     * What waits behind a command for the same ticket, or is the part of it, that does not come
     * from where nothing can be read; nothing if the command waits for something else (N6, N10).
     *
     * @param due whether the time of an entry has come
     */
    Optional<Entry> instead(Entry first, Predicate<Entry> due) {
      String ticket = ticketOf(first.planned());
      if (ticket.isEmpty() || !isUnread(first.planned())) {
        return Optional.empty();
      }
      return Stream.concat(Stream.of(first), lanes.getOrDefault(ticket, List.of()).stream())
          .flatMap(e -> readable(e, due).stream())
          .findFirst()
          .filter(due);
    }

    private Optional<Entry> readable(Entry entry, Predicate<Entry> due) {
      if (entry.state() == State.SENT || !isUnread(entry.planned())) {
        return Optional.of(entry);
      }
      return due.test(entry) ? parted(entry) : Optional.empty();
    }

    /** The part that tells nothing of where nothing can be read; the other stays behind it. */
    private Optional<Entry> parted(Entry entry) {
      PlannedCommand whole = entry.planned();
      if (whole.sources().stream().allMatch(Sources.this::isUnread)) {
        return Optional.empty();
      }
      Incident incident = tables.incidents().find(whole.incident()).orElseThrow();
      return Parting.of(whole, incident, Sources.this::isUnread)
          .flatMap(
              parts -> {
                List<PlannedCommand> both = List.of(parts.goes(), parts.waits());
                tables.outbox().replace(entry.key(), both, entry.createdAt());
                return tables.outbox().find(parts.goes().command().target().key());
              });
    }
  }
}
