package org.incidentbridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.incidentbridge.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * A database in memory that outlives the stores opened on it, as a file outlives a killed process.
 */
public final class MemoryDatabase implements AutoCloseable {

  private static final String WHERE = "in memory";

  private final Connection connection;
  private final CachedStatements statements = new CachedStatements();
  private @Nullable JdbcStore store;

  private MemoryDatabase(byte[] content) {
    connection = SqliteConnections.inMemory(content, WHERE);
  }

  /** A database with empty tables. */
  public static MemoryDatabase create() {
    return new MemoryDatabase(Template.CONTENT);
  }

  /**
   * Opens a store on what was committed so far. A store opened before is ended as by a kill: its
   * open transaction is undone and it can no longer be used.
   */
  public synchronized JdbcStore open() {
    if (store != null) {
      store.abandon();
    }
    var session =
        new Session(connection, SqliteDialect.INSTANCE, WHERE, Access.WORK).with(statements);
    store = new JdbcStore(session, new Memory());
    return store;
  }

  @Override
  public synchronized void close() {
    if (store != null) {
      store.abandon();
    }
    SqliteConnections.close(connection);
  }

  /** What lies in memory goes with its store, unless the store was ended by opening another. */
  private static final class Memory implements JdbcStore.Backing {
    @Override
    public JdbcStore scratch(Session session) {
      byte[] content =
          session.inTurn(open -> open.unwrap(SQLiteConnection.class).serialize("main"));
      return new MemoryDatabase(content).open();
    }

    @Override
    public DataSource schedules() {
      throw new UnsupportedOperationException("a store in memory has no schedules");
    }

    @Override
    public void close(Session session) {
      SqliteConnections.close(session.connection());
    }
  }

  /** The empty tables, migrated once for each process. */
  private static final class Template {
    static final byte[] CONTENT = migrated();

    private static byte[] migrated() {
      try (var file = TemporaryFile.create();
          var connection = SqliteConnections.scratch(file.path())) {
        new Migrations(SqliteDialect.INSTANCE, WHERE)
            .run(connection, SqliteConnections.scratchSource(file.path()));
        return connection.unwrap(SQLiteConnection.class).serialize("main");
      } catch (SQLException e) {
        throw new StoreException("A store in memory cannot be made: " + e.getMessage(), e);
      }
    }
  }
}
