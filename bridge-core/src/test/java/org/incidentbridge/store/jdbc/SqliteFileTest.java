package org.incidentbridge.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqliteFileTest {

  private static final TrackerId TRACKER = new TrackerId("helpdesk");

  @TempDir Path directory;

  @Test
  void theFileIsItsUsersAloneAndItsFolderHasToBeThere() throws IOException {
    Path file = directory.resolve("a/b/bridge.db");
    refused(file, Access.WORK)
        .hasMessageContaining("There is no folder " + file.getParent())
        .hasMessageContaining("mount what is not mounted");
    assertThat(directory.resolve("a")).doesNotExist();

    Files.createDirectories(file.getParent());
    open(file, Access.WORK).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.resolveSibling("bridge.db-wal")).doesNotExist();
  }

  @Test
  void oneProcessAtATimeWorksWithAStore() {
    Path file = file();
    try (Store first = open(file, Access.WORK)) {
      put(first, "1");
      refused(file, Access.WORK)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("in use by this process")
          .hasMessageContaining("wait until it is done, or end it");
    }
    try (Store next = open(file, Access.WORK)) {
      assertThat(get(next)).isEqualTo("1");
    }
  }

  @Test
  void othersMayLookAndEditMeanwhile() {
    try (Store working = open(file(), Access.WORK)) {
      put(working, "1");
      try (Store looking = open(file(), Access.LOOK);
          Store editing = open(file(), Access.EDIT)) {
        assertThat(get(looking)).isEqualTo("1");
        put(editing, "2");
        assertThat(get(looking)).isEqualTo("2");
        put(working, "3");
        assertThat(get(looking)).isEqualTo("3");
      }
    }
  }

  /**
   * Such as one in a folder that this user may not enter: an empty answer would look like peace.
   */
  @Test
  void whatCannotBeLookedAtIsNotTakenForAnEmptyStore() throws IOException {
    Path loop = directory.resolve("loop");
    Files.createSymbolicLink(loop, loop);

    refused(loop.resolve("bridge.db"), Access.LOOK).hasMessageContaining("cannot be opened");
    refused(loop.resolve("bridge.db"), Access.EDIT).hasMessageContaining("cannot be opened");
  }

  @Test
  void whoLooksWritesNothing() {
    open(file(), Access.WORK).close();
    try (Store looking = open(file(), Access.LOOK)) {
      assertThatThrownBy(() -> put(looking, "1")).isInstanceOf(StoreException.class);
      assertThat(get(looking)).isEmpty();
    }
  }

  @Test
  void aStoreThatIsNotThereLooksEmptyAndIsNotMade() {
    try (Store looking = open(file(), Access.LOOK)) {
      assertThat(get(looking)).isEmpty();
    }
    refused(file(), Access.EDIT).hasMessageContaining("the first sync makes it");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPlanOnAPrivateCopyChangesNoByteOfTheStore() throws IOException {
    try (Store working = open(file(), Access.WORK)) {
      put(working, "1");
      byte[] wal = Files.readAllBytes(directory.resolve("bridge.db-wal"));
      byte[] main = Files.readAllBytes(file());
      try (Store looking = open(file(), Access.LOOK);
          Store scratch = looking.scratch();
          Store again = scratch.scratch()) {
        put(scratch, "2");
        assertThat(get(scratch)).isEqualTo("2");
        assertThat(get(again)).isEqualTo("1");
      }
      assertThat(Files.readAllBytes(directory.resolve("bridge.db-wal"))).isEqualTo(wal);
      assertThat(Files.readAllBytes(file())).isEqualTo(main);
    }
  }

  /** As in a folder that this user may not write, which a test run by root cannot have. */
  @Test
  void aStoreThatMayNotBeWrittenIsReadWhetherAtRestOrNot() throws Exception {
    try (Store working = open(file(), Access.WORK)) {
      put(working, "1");
      try (Connection looking = SqliteConnections.readOnly(file())) {
        assertThat(cursor(looking)).isEqualTo("1");
      }
    }
    try (Connection looking = SqliteConnections.readOnly(file())) {
      assertThat(cursor(looking)).isEqualTo("1");
      assertThat(directory.resolve("bridge.db-shm")).doesNotExist();
    }
  }

  private static String cursor(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT position FROM cursor_position")) {
      return row.getString(1);
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndKept() throws IOException {
    Files.writeString(file(), "Dear diary, today I was mistaken for a database. ".repeat(40));
    refused(file(), Access.WORK)
        .hasMessageContaining("is not a database")
        .hasMessageContaining("name another file");
    assertThat(file()).content().startsWith("Dear diary");
  }

  @Test
  void theTablesOfAnotherProgramAreRefused() throws Exception {
    try (var connection = SqliteConnections.scratch(file());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE recipe (name TEXT)");
    }
    refused(file(), Access.WORK).hasMessageContaining("is a database of another program");
  }

  @Test
  void tablesOfANewerProgramAreRefused() throws Exception {
    open(file(), Access.WORK).close();
    try (var connection = SqliteConnections.scratch(file());
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history SELECT 99, '0999', description, type, script,"
              + " checksum, installed_by, installed_on, execution_time, success"
              + " FROM flyway_schema_history WHERE installed_rank = 1");
    }
    refused(file(), Access.WORK)
        .hasMessageContaining("a newer Incident Bridge")
        .hasMessageContaining("version 999");
  }

  @Test
  void damageIsFoundAtTheNextStartAfterAKill() throws IOException {
    fill();
    damage();
    Files.writeString(directory.resolve("bridge.db.lock"), "999999");

    refused(file(), Access.WORK)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("Restore it from a backup");
  }

  @Test
  void damageFoundWhileWorkingIsNamed() throws IOException {
    fill();
    damage();

    try (Store store = open(file(), Access.WORK)) {
      assertThatThrownBy(() -> store.inTransaction(tables -> tables.tickets().versions(TRACKER)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is damaged");
    }
  }

  @Test
  void damageFoundWhileCopyingIsThatOfTheStoreItself() throws IOException {
    fill();
    damage();

    try (JdbcStore store = open(file(), Access.LOOK)) {
      assertThatThrownBy(store::scratch)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("The store " + file() + " is damaged");
    }
  }

  private void fill() {
    try (JdbcStore store = open(file(), Access.WORK)) {
      store.bare(
          connection -> {
            try (var statement = connection.createStatement()) {
              return statement.execute(
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
                      + " INSERT INTO ticket (tracker, ticket, label, marker, version, gone, read_at, doc)"
                      + " SELECT 'helpdesk', 'id' || i, 'K', '', 'version', 0, 0, 'x' FROM n");
            }
          });
    }
  }

  /** Overwrites the second half of the file, where the pages of the large table are. */
  private void damage() throws IOException {
    byte[] bytes = Files.readAllBytes(file());
    for (int i = bytes.length / 3; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(file(), bytes);
  }

  @Test
  void aPlaceThatCannotHoldAFileIsNamed() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain"), "text");
    refused(plain.resolve("bridge.db"), Access.WORK)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("plain")
        .hasMessageNotContaining("Exception");
    refused(directory, Access.WORK).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> JdbcStores.open("mongodb:x", Access.WORK))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("write sqlite:PATH");
  }

  @Test
  void onAFullDiskNothingIsStoredAndTheStoreGoesOn() {
    try (JdbcStore store = open(file(), Access.WORK)) {
      put(store, "1");
      pragma(store, "max_page_count = 80");
      assertThatThrownBy(() -> put(store, "2".repeat(1 << 20)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("the disk is full")
          .hasMessageContaining("The last step was not stored, all before it was");
      assertThat(get(store)).isEqualTo("1");
      pragma(store, "max_page_count = 100000");
      put(store, "3");
      assertThat(get(store)).isEqualTo("3");
    }
  }

  @Test
  void theFileBesideTheStoreHasNoRoomWhereTheDiskIsFullAndNothingWasToBeStored() {
    var failure = new SQLiteException("disk I/O error", SQLiteErrorCode.SQLITE_IOERR_SHMSIZE);

    assertThat(SqliteDialect.INSTANCE.explain("bridge.db", failure))
        .hasMessageContaining("the disk of its folder is probably full (SQLITE_IOERR_SHMSIZE)")
        .hasMessageNotContaining("last step");
  }

  @Test
  void onlyThoseWhoMayReadTheStoreMayReadItsLock() throws IOException {
    Path lock = Files.writeString(directory.resolve("bridge.db.lock"), "");
    Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-r--r--"));

    open(file(), Access.WORK).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatFailedBesideTheStoreOnAFullDiskIsToldToBeTheDisk() {
    StoreException vague = new StoreException("The schedules cannot be written.");
    try (JdbcStore store = open(file(), Access.WORK)) {
      put(store, "1");
      pragma(store, "max_page_count = 1"); // as many as it has

      assertThat(store.cause(vague))
          .hasMessageContaining("The store " + file() + " cannot grow: the disk is full")
          .hasMessageContaining("make room on the disk of its folder");

      pragma(store, "max_page_count = 100000");
      put(store, "2");
      assertThat(store.cause(vague)).isSameAs(vague);
      StoreException known = new StoreException("known", new java.sql.SQLException());
      assertThat(store.cause(known)).isSameAs(known);
    }
  }

  private static void pragma(JdbcStore store, String text) {
    store.bare(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute("PRAGMA " + text);
          }
        });
  }

  private Path file() {
    return directory.resolve("bridge.db");
  }

  private static JdbcStore open(Path file, Access access) {
    return JdbcStores.open("sqlite:" + file, access);
  }

  private static AbstractThrowableAssert<?, ?> refused(Path file, Access access) {
    return assertThatThrownBy(() -> open(file, access)).isInstanceOf(StoreException.class);
  }

  private static void put(Store store, String cursor) {
    store.inTransaction(
        tables -> {
          tables.cursors().put(TRACKER, "pull", new Cursor(cursor));
          return cursor;
        });
  }

  private static String get(Store store) {
    return store.inTransaction(tables -> tables.cursors().get(TRACKER, "pull").text());
  }
}
