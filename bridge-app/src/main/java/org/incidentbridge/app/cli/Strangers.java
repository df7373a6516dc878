package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.Twin;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/** Tickets that some bridge made, from what this store knows nothing of: they get no mirror. */
final class Strangers {

  private final Store.Tables tables;

  private Strangers(Store.Tables tables) {
    this.tables = tables;
  }

  /** A sentence for each tracker that has any; none while what was read is not decided on. */
  static SortedMap<TrackerId, String> found(Store.Tables tables, BridgeConfig config) {
    SortedMap<TrackerId, String> found = new TreeMap<>();
    if (tables.inbox().count() == 0) {
      var strangers = new Strangers(tables);
      config.trackers().forEach(t -> strangers.told(t.id()).ifPresent(s -> found.put(t.id(), s)));
    }
    return found;
  }

  private Optional<String> told(TrackerId tracker) {
    List<TicketRef> refs =
        tables.tickets().strays(tracker, Integer.MAX_VALUE).stream().filter(this::isOne).toList();
    if (refs.isEmpty()) {
      return Optional.empty();
    }
    String example = Commands.label(tables, refs.getFirst());
    return Optional.of(
        "%s of %s %s the mark of a bridge that this store does not know, and %s left alone; explain tells more, of %s for one"
            .formatted(
                Count.of(refs.size(), "ticket"),
                tracker,
                refs.size() == 1 ? "carries" : "carry",
                refs.size() == 1 ? "is" : "are",
                example));
  }

  /** Clones are problems of their own, and what is being made is known in a moment. */
  private boolean isOne(TicketRef ref) {
    return tables
        .tickets()
        .find(ref)
        .map(Tickets.Seen::ticket)
        .filter(t -> !isUnderway(t) && Twin.problem(tables, t).isEmpty())
        .isPresent();
  }

  private boolean isUnderway(TicketSnapshot ticket) {
    return CommandKey.FORM.matcher(ticket.marker()).matches()
        && tables.outbox().find(new CommandKey(ticket.marker())).isPresent();
  }
}
