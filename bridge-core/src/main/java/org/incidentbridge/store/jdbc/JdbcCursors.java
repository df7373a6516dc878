package org.incidentbridge.store.jdbc;

import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Cursors;

/** One row for each tracker and purpose. */
final class JdbcCursors implements Cursors {

  private final Session session;

  JdbcCursors(Session session) {
    this.session = session;
  }

  @Override
  public Cursor get(TrackerId tracker, String purpose) {
    return session
        .handle()
        .select(
            "SELECT position FROM cursor_position WHERE tracker = ? AND purpose = ?",
            tracker.name(),
            purpose)
        .map((row, context) -> new Cursor(row.getString(1)))
        .findOne()
        .orElse(Cursor.START);
  }

  @Override
  public void put(TrackerId tracker, String purpose, Cursor cursor) {
    session
        .handle()
        .execute(
            """
            INSERT INTO cursor_position (tracker, purpose, position) VALUES (?, ?, ?)
            ON CONFLICT (tracker, purpose) DO UPDATE SET position = excluded.position""",
            tracker.name(),
            purpose,
            cursor.text());
  }
}
