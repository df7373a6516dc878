package org.incidentbridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.incidentbridge.store.StoreException;

/**
 * Notices when a store fails, and when it stores again what is written to it; reading often goes on
 * meanwhile. Guarded by the session's turn.
 */
final class Trouble {

  /** Who wants to know. */
  interface Watch {
    Watch NONE =
        new Watch() {
          @Override
          public void failed(StoreException why) {}

          @Override
          public void over() {}
        };

    void failed(StoreException why);

    /** Something was stored again. */
    void over();
  }

  private static final long NONE = -1;

  private final Watch watch;
  private final SqlDialect dialect;
  private long written = NONE;

  Trouble(Watch watch, SqlDialect dialect) {
    this.watch = watch;
    this.dialect = dialect;
  }

  /** Passes the failure on. */
  StoreException failed(Connection connection, StoreException why) {
    written = written(connection);
    watch.failed(why);
    return why;
  }

  /** Something was committed, or there was nothing to be stored. */
  void committed(Connection connection) {
    if (written != NONE && written(connection) > written) {
      written = NONE;
      watch.over();
    }
  }

  private long written(Connection connection) {
    try {
      return dialect.written(connection);
    } catch (SQLException unknown) {
      return Math.max(written, 0);
    }
  }
}
