package org.incidentbridge.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.incidentbridge.notice.Notice;
import org.incidentbridge.notice.NoticeKey;
import org.incidentbridge.store.Notices.Bond;
import org.incidentbridge.store.Notices.Entry;
import org.incidentbridge.store.Notices.State;
import org.incidentbridge.store.Notices.Tries;
import org.incidentbridge.store.json.StoreJson;
import org.jdbi.v3.core.statement.StatementContext;

/** How notices lie in rows. */
final class NoticeRows {

  static final String ENTRIES =
      """
      SELECT n.doc, n.state, n.attempts, n.doubts, n.next_at, n.message, n.parcel, n.alone,
        n.created_at FROM notice n\s""";

  /** The keys of one statement, as a JSON array. */
  static final String NAMED = " notice IN (SELECT value FROM json_each(?)) ";

  private static final State[] STATES = {State.SENT, State.PENDING, State.HELD};

  private NoticeRows() {}

  static String names(List<NoticeKey> keys) {
    return StoreJson.write(keys);
  }

  static int code(State state) {
    return switch (state) {
      case SENT -> 0;
      case PENDING -> 1;
      case HELD -> 2;
    };
  }

  static Entry entry(ResultSet row, StatementContext context) throws SQLException {
    return new Entry(
        StoreJson.read(row.getString("doc"), Notice.class),
        STATES[row.getInt("state")],
        new Tries(
            row.getInt("attempts"),
            row.getInt("doubts"),
            Columns.instant(row, "next_at"),
            row.getString("message"),
            new Bond(row.getString("parcel"), row.getInt("alone") == 1)),
        Columns.instant(row, "created_at"));
  }
}
