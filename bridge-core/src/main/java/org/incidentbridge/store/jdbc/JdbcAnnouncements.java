package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Announcements;

/** One row for each tracker and day. */
final class JdbcAnnouncements implements Announcements {

  private final Session session;

  JdbcAnnouncements(Session session) {
    this.session = session;
  }

  @Override
  public void heard(TrackerId tracker, long changes, Instant at) {
    count("heard", tracker, changes, at);
  }

  @Override
  public void missed(TrackerId tracker, long changes, Instant at) {
    count("missed", tracker, changes, at);
  }

  private void count(String column, TrackerId tracker, long changes, Instant at) {
    session
        .handle()
        .execute(
            """
            INSERT INTO announcement (tracker, day, %1$s, %1$s_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (tracker, day)
            DO UPDATE SET %1$s = %1$s + excluded.%1$s, %1$s_at = excluded.%1$s_at"""
                .formatted(column),
            tracker.name(),
            day(at),
            changes,
            Nanos.of(at));
    session
        .handle()
        .execute(
            "DELETE FROM announcement WHERE tracker = ? AND day <= ?",
            tracker.name(),
            day(at) - DAYS);
  }

  private static long day(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  @Override
  public Tally since(TrackerId tracker, Instant from) {
    return session
        .handle()
        .select(
            """
            SELECT total(CASE WHEN day >= ? THEN heard ELSE 0 END) AS heard,
                   total(CASE WHEN day >= ? THEN missed ELSE 0 END) AS missed,
                   max(heard_at) AS heard_at, max(missed_at) AS missed_at
            FROM announcement WHERE tracker = ?""",
            day(from),
            day(from),
            tracker.name())
        .map(
            (row, context) ->
                new Tally(
                    row.getLong("heard"),
                    row.getLong("missed"),
                    moment(row, "heard_at"),
                    moment(row, "missed_at")))
        .one();
  }

  private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
    Instant at = Columns.instant(row, column);
    return row.wasNull() ? Optional.empty() : Optional.of(at);
  }
}
