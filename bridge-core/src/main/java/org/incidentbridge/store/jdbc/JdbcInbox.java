package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.store.Inbox;
import org.incidentbridge.store.json.StoreJson;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * At most one row for each ticket. Numbers are never used twice, so a stale row removes nothing.
 */
final class JdbcInbox implements Inbox {

  /** The plus leads the search to the lane. */
  static final String AFTER =
      """
      SELECT i.seq, i.read_at, i.doc FROM inbox i WHERE i.seq > ? AND NOT (
        i.tracker IN (SELECT value FROM json_each(?))
        AND i.read_at = coalesce((SELECT max(l.position) FROM ledger l
          WHERE l.tracker = i.tracker AND l.ticket = i.ticket AND l.kind = 'WRITE'), -1)
        AND EXISTS (SELECT 1 FROM outbox o WHERE o.tracker = i.tracker
          AND o.lane = 'ticket ' || i.ticket AND +o.state = 1 AND o.next_at <= ?))
      ORDER BY i.seq LIMIT ?""";

  private final Session session;

  JdbcInbox(Session session) {
    this.session = session;
  }

  @Override
  public void add(Sighting sighting, long readAt) {
    String tracker = sighting.ref().tracker().name();
    String ticket = sighting.ref().id();
    session
        .handle()
        .execute(
            "DELETE FROM inbox WHERE tracker = ? AND ticket = ? AND read_at <= ?",
            tracker,
            ticket,
            readAt);
    session
        .handle()
        .execute(
            """
            INSERT INTO inbox (tracker, ticket, read_at, doc) VALUES (?, ?, ?, ?)
            ON CONFLICT (tracker, ticket) DO NOTHING""",
            tracker,
            ticket,
            readAt,
            StoreJson.write(sighting));
  }

  @Override
  public List<Row> after(long seq, int limit, Busy busy) {
    List<String> trackers = busy.trackers().stream().map(TrackerId::name).sorted().toList();
    return session
        .handle()
        .select(AFTER, seq, StoreJson.write(trackers), Nanos.of(busy.now()), limit)
        .map(JdbcInbox::row)
        .list();
  }

  @Override
  public List<Row> of(List<TicketRef> tickets) {
    List<Row> rows = new ArrayList<>();
    for (TicketRef ticket : tickets) {
      session
          .handle()
          .select(
              "SELECT seq, read_at, doc FROM inbox WHERE tracker = ? AND ticket = ?",
              ticket.tracker().name(),
              ticket.id())
          .map(JdbcInbox::row)
          .forEach(rows::add);
    }
    rows.sort(Comparator.comparingLong(Row::seq));
    return rows;
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(
        row.getLong(1), StoreJson.read(row.getString(3), Sighting.class), row.getLong(2));
  }

  @Override
  public void remove(List<Row> rows) {
    for (Row row : rows) {
      session.handle().execute("DELETE FROM inbox WHERE seq = ?", row.seq());
    }
  }

  @Override
  public long count() {
    return Columns.number(session.handle().select("SELECT count(*) FROM inbox"));
  }
}
