package org.incidentbridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.incidentbridge.store.StoreException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: a file, or memory. */
final class SqliteDialect implements SqlDialect {

  static final SqliteDialect INSTANCE = new SqliteDialect();

  private SqliteDialect() {}

  @Override
  public String migrations() {
    return "classpath:db/sqlite";
  }

  @Override
  public int newestVersion() {
    return 14;
  }

  @Override
  public OptionalInt installedVersion(Connection connection) throws SQLException {
    if (!named(connection, "flyway_schema_history")) {
      return OptionalInt.empty();
    }
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history"
                    + " WHERE success = 1")) {
      return OptionalInt.of(row.getInt(1));
    }
  }

  @Override
  public boolean hasTables(Connection connection) throws SQLException {
    return named(connection, "%");
  }

  private static boolean named(Connection connection, String pattern) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name LIKE ? LIMIT 1")) {
      statement.setString(1, pattern);
      try (var row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  @Override
  public long written(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT total_changes()")) {
      return row.getLong(1);
    }
  }

  /** At once, since a transaction that starts reading and then wants to write may be refused. */
  @Override
  public String beginWriting() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public String beginReading() {
    return "BEGIN";
  }

  @Override
  public List<String> proof() {
    return List.of(
        beginWriting(),
        "CREATE TABLE proof AS SELECT zeroblob(65536) AS room",
        "DROP TABLE proof",
        "COMMIT");
  }

  @Override
  public StoreException explain(String where, SQLException failure) {
    return new StoreException("The store " + where + " " + sentence(failure), failure);
  }

  private static String sentence(SQLException failure) {
    if (!(failure instanceof SQLiteException sqlite)) {
      return failure.getCause() != null && failure.getCause().toString().contains("native library")
          ? "cannot be opened: SQLite has to be unpacked first, into the folder "
              + System.getProperty("java.io.tmpdir")
              + ", which failed. Let this user write there, and see that the disk has room."
          : "failed: " + failure.getMessage();
    }
    SQLiteErrorCode code = sqlite.getResultCode();
    return switch (primary(code)) {
      case SQLITE_CORRUPT -> Sentences.DAMAGED;
      case SQLITE_NOTADB ->
          "is not a database: name another file, or move this one away and start with a new store.";
      case SQLITE_FULL ->
          "cannot grow: the disk is full. The last step was not stored, all before it was; make room"
              + " on the disk of its folder and start again.";
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          "is read-only: let this user write the file and its folder.";
      case SQLITE_CANTOPEN ->
          "cannot be opened: check that it is there and that this user may read it. To change it, or"
              + " to look at what a killed run left, the file and its folder must be writable too.";
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "is in use by another program that does not let go of it: end that program and try again.";
      case SQLITE_IOERR -> io(code);
      default -> "failed: " + failure.getMessage();
    };
  }

  /** Whether a file could not be used since this user may not write there. */
  static boolean mayNotWrite(SQLiteException failure) {
    return switch (primary(failure.getResultCode())) {
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM -> true;
      default -> false;
    };
  }

  /** Whether there was no room for the file that SQLite keeps beside a store that is open. */
  static boolean hasNoRoomBeside(SQLiteException failure) {
    return failure.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
  }

  /** Whether it is the content of a file that cannot be used. */
  static boolean isDamaged(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && switch (primary(sqlite.getResultCode())) {
          case SQLITE_CORRUPT, SQLITE_NOTADB -> true;
          default -> false;
        };
  }

  /** Whether there was no room for what was to be written. */
  static boolean isFull(SQLException failure) {
    return failure instanceof SQLiteException sqlite
        && (primary(sqlite.getResultCode()) == SQLiteErrorCode.SQLITE_FULL
            || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_WRITE);
  }

  /** SQLite calls a disk full only if it is; quotas and limits of users look like broken disks. */
  private static String io(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_DIR_FSYNC ->
          "cannot be written ("
              + code.name()
              + "). The last step was not stored, all before it was; check the disk, its free"
              + " space, quotas and limits, and start again.";
      case SQLITE_IOERR_SHMSIZE ->
          "needs room beside it, and the disk of its folder is probably full ("
              + code.name()
              + "). What was stored is safe; make room there, or look at quotas and limits, and start"
              + " again.";
      default -> "cannot be read or written (" + code.name() + "): check the disk.";
    };
  }

  /** Extended codes carry the primary one in their low byte. */
  private static SQLiteErrorCode primary(SQLiteErrorCode code) {
    return SQLiteErrorCode.getErrorCode(code.code & 0xff);
  }

  /** Sentences used in more than one place. */
  static final class Sentences {
    static final String DAMAGED =
        "is damaged. Restore it from a backup; or move it away and start with a new one:"
            + " incidents and their mirrors are found again by their markers; what is lost is the"
            + " ledger, what people decided, and where sides differ, who changed it last.";

    private Sentences() {}
  }
}
