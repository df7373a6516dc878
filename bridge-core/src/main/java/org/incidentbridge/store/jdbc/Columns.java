package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.jdbi.v3.core.statement.Query;

/** Reads columns as the model's values. */
final class Columns {

  private Columns() {}

  static TicketRef ticket(ResultSet row, String tracker, String id) throws SQLException {
    return new TicketRef(new TrackerId(row.getString(tracker)), row.getString(id));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Nanos.instant(row.getLong(column));
  }

  /** The only column of the only row; 0 if it is null. */
  static long number(Query query) {
    return query.map((row, context) -> row.getLong(1)).one();
  }
}
