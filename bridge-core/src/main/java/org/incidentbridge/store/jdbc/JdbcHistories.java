package org.incidentbridge.store.jdbc;

import java.util.Collection;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.store.Histories;
import org.incidentbridge.store.json.StoreJson;
import org.incidentbridge.timeline.PastEvent;

/** One row for each event. */
final class JdbcHistories implements Histories {

  private final Session session;

  JdbcHistories(Session session) {
    this.session = session;
  }

  @Override
  public List<PastEvent> add(TicketRef ticket, Collection<PastEvent> events) {
    return events.stream().filter(event -> add(ticket, event)).toList();
  }

  private boolean add(TicketRef ticket, PastEvent event) {
    int added =
        session
            .handle()
            .execute(
                """
                INSERT INTO past_event (tracker, ticket, id, at, doc) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (tracker, ticket, id) DO NOTHING""",
                ticket.tracker().name(),
                ticket.id(),
                event.id(),
                Nanos.of(event.at()),
                StoreJson.write(event));
    return added > 0;
  }

  @Override
  public List<PastEvent> of(TicketRef ticket) {
    return session
        .handle()
        .select(
            "SELECT doc FROM past_event WHERE tracker = ? AND ticket = ? ORDER BY seq",
            ticket.tracker().name(),
            ticket.id())
        .map((row, context) -> StoreJson.read(row.getString(1), PastEvent.class))
        .list();
  }
}
