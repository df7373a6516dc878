package org.incidentbridge.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.incidentbridge.store.StoreException;
import org.jspecify.annotations.Nullable;

/** A private copy of a store. The file has no name any more where the system allows that. */
record ScratchFile(TemporaryFile file) implements JdbcStore.Backing {

  static JdbcStore copyOf(Session original) {
    TemporaryFile file = TemporaryFile.create();
    @Nullable JdbcStore copy = null;
    try {
      original.inTurn(connection -> vacuum(connection, file.path()));
      copy = open(file);
      return copy;
    } finally {
      if (copy == null) {
        file.close();
      }
    }
  }

  /** Copies what is committed, without a lock that would stop another process from writing. */
  private static boolean vacuum(Connection connection, Path into) throws SQLException {
    try (var statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, into.toString());
      boolean readOnly = SqliteConnections.queryOnly(connection, false);
      try {
        return statement.execute();
      } finally {
        SqliteConnections.queryOnly(connection, readOnly);
      }
    } catch (SQLException e) {
      if (SqliteDialect.isDamaged(e)) {
        throw e;
      }
      throw notCopied(into, e);
    }
  }

  private static StoreException notCopied(Path into, SQLException e) {
    return SqliteDialect.isFull(e)
        ? new StoreException(
            "There is no room for a copy of the store in "
                + into.getParent()
                + ", and a preview needs one: make room there.",
            e)
        : SqliteDialect.INSTANCE.explain("copy " + into, e);
  }

  private static JdbcStore open(TemporaryFile file) {
    String where = "copy " + file.path();
    try {
      Connection connection = SqliteConnections.scratch(file.path());
      file.remove();
      return new JdbcStore(
          new Session(connection, SqliteDialect.INSTANCE, where, Access.WORK),
          new ScratchFile(file));
    } catch (SQLException e) {
      throw SqliteDialect.INSTANCE.explain(where, e);
    }
  }

  @Override
  public JdbcStore scratch(Session session) {
    return copyOf(session);
  }

  @Override
  public DataSource schedules() {
    throw new UnsupportedOperationException("a private copy has no schedules");
  }

  @Override
  public void close(Session session) {
    SqliteConnections.close(session.connection());
    file.close();
  }
}
