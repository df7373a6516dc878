package org.incidentbridge.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** Opens connections to SQLite, each with the settings for its use. */
final class SqliteConnections {

  /** Another process holds the write lock for milliseconds only. */
  private static final int BUSY_MILLIS = 10_000;

  private static final String LARGEST_IDLE_LOG = "67108864";

  private static final int CACHE_KIBIBYTES = 32 * 1024;

  private SqliteConnections() {}

  /** For a store in a file: a commit is on the disk when it returns. */
  static Connection durable(Path file, Access access) throws SQLException {
    Connection connection = open(durable(), file.toString());
    queryOnly(connection, access == Access.LOOK);
    return connection;
  }

  /**
   * Refuses or allows writing, to other files too.
   *
   * @return whether it was refused before
   */
  static boolean queryOnly(Connection connection, boolean refuse) throws SQLException {
    try (var statement = connection.createStatement()) {
      boolean before;
      try (var row = statement.executeQuery("PRAGMA query_only")) {
        before = row.next() && row.getBoolean(1);
      }
      statement.execute("PRAGMA query_only = " + refuse);
      return before;
    }
  }

  /** As many such connections as asked for. */
  static DataSource durableSource(Path file) {
    SQLiteDataSource source = new SQLiteDataSource(durable());
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static SQLiteConfig durable() {
    SQLiteConfig config = common();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setPragma(Pragma.JOURNAL_SIZE_LIMIT, LARGEST_IDLE_LOG);
    config.setCacheSize(-CACHE_KIBIBYTES);
    return config;
  }

  private static SQLiteConfig common() {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTempStore(TempStore.MEMORY);
    config.setGetGeneratedKeys(false);
    return config;
  }

  /** For content that nobody misses after a crash. */
  static Connection scratch(Path file) throws SQLException {
    return open(careless(), file.toString());
  }

  /** As many such connections as asked for. */
  static DataSource scratchSource(Path file) {
    SQLiteDataSource source = new SQLiteDataSource(careless());
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static SQLiteConfig careless() {
    SQLiteConfig config = common();
    config.setJournalMode(JournalMode.MEMORY);
    config.setSynchronous(SynchronousMode.OFF);
    return config;
  }

  /** A database in memory with this content. */
  static Connection inMemory(byte[] content, String where) {
    try {
      Connection connection = open(common(), ":memory:");
      connection.unwrap(SQLiteConnection.class).deserialize("main", content);
      return connection;
    } catch (SQLException e) {
      throw SqliteDialect.INSTANCE.explain(where, e);
    }
  }

  private static Connection open(SQLiteConfig config, String file) throws SQLException {
    return config.createConnection("jdbc:sqlite:" + file);
  }

  /** Closes without complaint: what was committed is safe whatever happens here. */
  @SuppressWarnings("EmptyCatch")
  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException leftToTheNextStart) {
      // the next start recovers from the write-ahead log
    }
  }
}
