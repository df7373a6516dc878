package org.incidentbridge.store.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import org.incidentbridge.store.StoreException;

/** Opens a store in a SQLite file. */
final class SqliteFile {

  private SqliteFile() {}

  static JdbcStore open(Path file, Access access, InstantSource clock) {
    if (access == Access.WORK) {
      create(file);
    } else if (Files.notExists(file)) { // what cannot be looked at may well be there
      if (access == Access.LOOK) {
        return MemoryDatabase.create().open();
      }
      throw new StoreException(
          "There is no store " + file + " yet: check the path; the first sync makes it.");
    }
    Optional<ProcessLock> lock =
        access == Access.WORK ? Optional.of(ProcessLock.take(file, clock)) : Optional.empty();
    try {
      return opened(file, access, lock);
    } catch (StoreException e) {
      lock.ifPresent(held -> held.failed(e));
      lock.ifPresent(ProcessLock::close);
      throw e;
    }
  }

  private static JdbcStore opened(Path file, Access access, Optional<ProcessLock> lock) {
    try {
      Connection connection = SqliteConnections.durable(file, access);
      try {
        if (lock.isPresent() && lock.get().leftOver()) {
          check(connection, file);
        }
        Migrations migrations = new Migrations(SqliteDialect.INSTANCE, file.toString());
        if (access == Access.WORK) {
          migrations.run(connection, SqliteConnections.durableSource(file));
        } else {
          migrations.require(connection);
        }
      } catch (SQLException | RuntimeException e) {
        SqliteConnections.close(connection);
        throw e;
      }
      Trouble.Watch watch = lock.<Trouble.Watch>map(held -> held).orElse(Trouble.Watch.NONE);
      Session session =
          new Session(connection, SqliteDialect.INSTANCE, file.toString(), access, watch);
      return new JdbcStore(session, new FileBacking(file, access, lock));
    } catch (SQLException e) {
      throw SqliteDialect.INSTANCE.explain(file.toString(), e);
    }
  }

  /** Reads every page once; done only after a process was killed, since it takes its time. */
  private static void check(Connection connection, Path file) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("PRAGMA quick_check(1)")) {
      String verdict = result.next() ? result.getString(1) : "no answer";
      if (!verdict.equals("ok")) {
        throw new StoreException(
            "The store " + file + " " + SqliteDialect.Sentences.DAMAGED + " (" + verdict + ")");
      }
    }
  }

  /** Makes the file before SQLite does, so that others cannot read what tickets say. */
  private static void create(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new StoreException(
            "The store " + file + " is a folder: name a file in it, such as bridge.db.");
      }
      requireFolder(file);
      Files.createFile(file, OwnFiles.ownerOnly(file));
    } catch (FileAlreadyExistsException e) {
      if (!Files.exists(file)) {
        throw notMade(file, e);
      }
    } catch (IOException e) {
      throw notMade(file, e);
    }
  }

  /** A folder that is mistyped, or not mounted, would hide the store that there is elsewhere. */
  private static void requireFolder(Path file) {
    if (Files.notExists(file.getParent())) {
      throw new StoreException(
          "There is no folder "
              + file.getParent()
              + " for the store "
              + file.getFileName()
              + ": correct the path, mount what is not mounted, or make the folder.");
    }
  }

  private static StoreException notMade(Path file, IOException e) {
    return new StoreException(
        "The store "
            + file
            + " cannot be made ("
            + FileTrouble.words(e)
            + "): name a folder in which this user may write.",
        e);
  }
}
