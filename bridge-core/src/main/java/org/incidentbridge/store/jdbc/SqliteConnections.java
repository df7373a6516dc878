package org.incidentbridge.store.jdbc;

import java.nio.file.Files;
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
import org.sqlite.SQLiteException;

/** Opens connections to SQLite, each with the settings for its use. */
final class SqliteConnections {

  /** Another process holds the write lock for milliseconds only. */
  private static final int BUSY_MILLIS = 10_000;

  private static final String LARGEST_IDLE_LOG = "67108864";

  private static final int CACHE_KIBIBYTES = 32 * 1024;

  /** Whoever works with a store has an index of the log of that size at least. */
  private static final long LEAST_INDEX = 32 * 1024;

  private SqliteConnections() {}

  /** For a store in a file: a commit is on the disk when it returns. */
  static Connection durable(Path file, Access access) throws SQLException {
    if (access == Access.LOOK) {
      return looking(file);
    }
    Connection connection = open(durable(), file.toString());
    queryOnly(connection, false);
    return connection;
  }

  private static Connection looking(Path file) throws SQLException {
    try {
      Connection connection = open(durable(), file.toString());
      try {
        queryOnly(connection, true);
        touch(connection);
        return connection;
      } catch (SQLException e) {
        close(connection);
        throw e;
      }
    } catch (SQLiteException e) {
      if (SqliteDialect.mayNotWrite(e) || (SqliteDialect.hasNoRoomBeside(e) && hasNoLog(file))) {
        return readOnly(file);
      }
      throw e;
    }
  }

  /**
   * For a file or folder that this user may not write, or where there is no room. Without a log
   * beside it nobody works with the store, and SQLite need not be told of changes, for which it
   * would want to write.
   */
  static Connection readOnly(Path file) throws SQLException {
    boolean atRest = hasNoLog(file);
    SQLiteConfig config = common();
    config.setReadOnly(true);
    Connection connection = open(config, file.toUri() + (atRest ? "?immutable=1" : "?mode=ro"));
    try {
      touch(connection);
      return connection;
    } catch (SQLException e) {
      close(connection);
      throw e;
    }
  }

  /** An empty log is left behind where there was no room for what belongs to it. */
  private static boolean hasNoLog(Path file) {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    Path index = file.resolveSibling(file.getFileName() + "-shm");
    return Files.notExists(log)
        || (log.toFile().length() == 0 && index.toFile().length() < LEAST_INDEX);
  }

  /** SQLite opens files only when something is read. */
  private static void touch(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeQuery("SELECT 1 FROM sqlite_master LIMIT 1").close();
    }
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
