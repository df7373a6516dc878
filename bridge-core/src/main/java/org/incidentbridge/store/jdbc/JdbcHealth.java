package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Health;
import org.jdbi.v3.core.statement.StatementContext;

/** One row for each tracker. */
final class JdbcHealth implements Health {

  private final Session session;

  JdbcHealth(Session session) {
    this.session = session;
  }

  @Override
  public void read(TrackerId tracker, Instant at) {
    session
        .handle()
        .execute(
            """
            INSERT INTO health (tracker, read_at) VALUES (?, ?)
            ON CONFLICT (tracker) DO UPDATE SET read_at = excluded.read_at, reading = ''""",
            tracker.name(),
            Nanos.of(at));
  }

  @Override
  public void written(TrackerId tracker) {
    session
        .handle()
        .execute(
            "UPDATE health SET writing = '' WHERE tracker = ? AND writing <> ''", tracker.name());
  }

  @Override
  public void notRead(TrackerId tracker, Instant at, String why) {
    failed(tracker, at, "reading", why);
  }

  @Override
  public void notWritten(TrackerId tracker, Instant at, String why) {
    failed(tracker, at, "writing", why);
  }

  private void failed(TrackerId tracker, Instant at, String column, String why) {
    session
        .handle()
        .execute(
            """
            INSERT INTO health (tracker, failed_at, %1$s) VALUES (?, ?, ?)
            ON CONFLICT (tracker)
            DO UPDATE SET failed_at = excluded.failed_at, %1$s = excluded.%1$s"""
                .formatted(column),
            tracker.name(),
            Nanos.of(at),
            why);
  }

  @Override
  public State of(TrackerId tracker) {
    return session
        .handle()
        .select(
            "SELECT read_at, failed_at, reading, writing FROM health WHERE tracker = ?",
            tracker.name())
        .map(JdbcHealth::state)
        .findOne()
        .orElse(State.UNKNOWN);
  }

  private static State state(ResultSet row, StatementContext context) throws SQLException {
    String why =
        Stream.of(row.getString("reading"), row.getString("writing"))
            .filter(w -> !w.isEmpty())
            .collect(Collectors.joining("; "));
    return new State(
        moment(row, "read_at"), why.isEmpty() ? Optional.empty() : moment(row, "failed_at"), why);
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    Instant at = Columns.instant(row, column);
    return row.wasNull() ? Optional.empty() : Optional.of(at);
  }
}
