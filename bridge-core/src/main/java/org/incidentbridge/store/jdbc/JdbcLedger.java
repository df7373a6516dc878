package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.store.Ledger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Lines are added and never changed. */
final class JdbcLedger implements Ledger {

  private static final String LINES =
      "SELECT at, kind, incident, tracker, ticket, summary, command, detail FROM ledger ";

  static final String SAYING =
      LINES
          + """
          WHERE incident = ? AND tracker = ? AND ticket = ? AND summary = ? AND at > ?
          ORDER BY position""";

  static final String LOSSES = LINES + "WHERE kind = 'LOSS' AND at >= ? ORDER BY at DESC";

  static final String LAST_WRITE =
      "SELECT max(position) FROM ledger WHERE tracker = ? AND ticket = ? AND kind = 'WRITE'";

  private final Session session;

  JdbcLedger(Session session) {
    this.session = session;
  }

  @Override
  public void add(Line line) {
    @Nullable TicketRef ticket = line.ticket().orElse(null);
    session
        .handle()
        .execute(
            """
            INSERT INTO ledger (at, kind, incident, tracker, ticket, summary, command, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
            Nanos.of(line.at()),
            line.kind().name(),
            line.incident().text(),
            ticket == null ? null : ticket.tracker().name(),
            ticket == null ? null : ticket.id(),
            line.text().summary(),
            line.text().command(),
            line.text().detail());
  }

  @Override
  public long position() {
    return Columns.number(session.handle().select("SELECT max(position) FROM ledger"));
  }

  @Override
  public List<Entered> since(long position, int limit) {
    return session
        .handle()
        .select(
            "SELECT position, incident FROM ledger WHERE position > ? ORDER BY position LIMIT ?",
            position,
            limit)
        .map((row, context) -> new Entered(row.getLong(1), new IncidentId(row.getString(2))))
        .list();
  }

  @Override
  public long lastWrite(TicketRef ticket) {
    return Columns.number(
        session.handle().select(LAST_WRITE, ticket.tracker().name(), ticket.id()));
  }

  @Override
  public boolean hasWrites() {
    return session
        .handle()
        .select("SELECT 1 FROM ledger WHERE kind = 'WRITE' LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  @Override
  public List<Line> of(IncidentId incident, int limit) {
    return session
        .handle()
        .select(LINES + "WHERE incident = ? ORDER BY position DESC LIMIT ?", incident.text(), limit)
        .map(JdbcLedger::line)
        .list()
        .reversed();
  }

  @Override
  public List<Line> saying(String summary, IncidentId incident, TicketRef ticket, Instant after) {
    return session
        .handle()
        .select(
            SAYING, incident.text(), ticket.tracker().name(), ticket.id(), summary, Nanos.of(after))
        .map(JdbcLedger::line)
        .list();
  }

  @Override
  public List<Line> losses(Instant since) {
    return session.handle().select(LOSSES, Nanos.of(since)).map(JdbcLedger::line).list();
  }

  @Override
  public List<Line> newest(int limit) {
    return session
        .handle()
        .select(LINES + "ORDER BY position DESC LIMIT ?", limit)
        .map(JdbcLedger::line)
        .list();
  }

  private static Line line(ResultSet row, StatementContext context) throws SQLException {
    Optional<TicketRef> ticket =
        row.getString("tracker") == null
            ? Optional.empty()
            : Optional.of(Columns.ticket(row, "tracker", "ticket"));
    return new Line(
        Columns.instant(row, "at"),
        Kind.valueOf(row.getString("kind")),
        new IncidentId(row.getString("incident")),
        ticket,
        new Text(row.getString("summary"), row.getString("command"), row.getString("detail")));
  }
}
