package org.incidentbridge.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.Parcel;
import org.incidentbridge.spi.Sighting.Gone;
import org.incidentbridge.store.Store;

/**
 * What a message may still say when it leaves (N5): it may have waited for quiet hours to end, or
 * for a channel that takes nothing, and a ticket that it tells of may be for insiders only by now.
 */
final class SecondLook {

  private final Store.Tables tables;

  SecondLook(Store.Tables tables) {
    this.tables = tables;
  }

  /** The same message, with what may no longer be told left out. */
  Parcel at(Parcel parcel) {
    return parcel.saying(this::at);
  }

  private Notice at(Notice notice) {
    return notice.content().reserve().map(reserve -> at(notice, reserve)).orElse(notice);
  }

  private Notice at(Notice notice, Notice.Reserve reserve) {
    Set<TicketRef> unseen =
        reserve.sources().stream().filter(ref -> !isSeen(ref)).collect(Collectors.toSet());
    return unseen.isEmpty() ? notice : notice.saying(reserve.without(unseen));
  }

  private boolean isSeen(TicketRef ref) {
    Optional<TicketState> ticket =
        tables.incidents().of(ref).flatMap(incident -> incident.ticket(ref));
    return ticket.filter(TicketState::isPresent).filter(this::isOpenToAll).isPresent()
        && tables.inbox().of(List.of(ref)).stream()
            .noneMatch(row -> row.sighting() instanceof Gone);
  }

  /** By what was read last, which may not have been decided on yet. */
  private boolean isOpenToAll(TicketState state) {
    return tables
        .tickets()
        .find(state.ref())
        .filter(seen -> CaseFiles.isWithheld(state, seen.ticket()))
        .isEmpty();
  }
}
