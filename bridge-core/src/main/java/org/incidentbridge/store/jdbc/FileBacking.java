package org.incidentbridge.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.incidentbridge.store.StoreException;
import org.jspecify.annotations.Nullable;

/** A store in a file that stays. */
final class FileBacking implements JdbcStore.Backing {

  private static final String FREE =
      """
      UPDATE scheduled_tasks
      SET picked = 0, picked_by = NULL, last_heartbeat = NULL, version = version + 1
      WHERE picked <> 0""";

  private final Path file;
  private final Access access;
  private final Optional<ProcessLock> lock;
  private @Nullable HikariDataSource schedules;

  FileBacking(Path file, Access access, Optional<ProcessLock> lock) {
    this.file = file;
    this.access = access;
    this.lock = lock;
  }

  @Override
  public JdbcStore scratch(Session session) {
    return ScratchFile.copyOf(session);
  }

  /** One connection is enough: the scheduler writes one row at a time. */
  @Override
  public synchronized DataSource schedules() {
    if (schedules == null) {
      HikariConfig config = new HikariConfig();
      config.setPoolName("schedules");
      config.setDataSource(SqliteConnections.durableSource(file));
      config.setMaximumPoolSize(1);
      schedules = new HikariDataSource(config);
      if (lock.isPresent()) {
        free(schedules);
      }
    }
    return schedules;
  }

  /**
   * What a killed process had begun need not wait until its heartbeats are missed: with the lock
   * held there is no other process.
   */
  private void free(DataSource source) {
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(FREE);
    } catch (SQLException failure) {
      throw SqliteDialect.INSTANCE.explain(file.toString(), failure);
    }
  }

  @Override
  public void failed(StoreException why) {
    lock.ifPresent(held -> held.failed(why));
  }

  @Override
  public synchronized void close(Session session) {
    if (schedules != null) {
      schedules.close();
    }
    Connection connection = session.connection();
    if (access == Access.WORK) {
      optimize(connection);
    }
    SqliteConnections.close(connection);
    lock.ifPresent(ProcessLock::close);
  }

  /** Lets SQLite learn how tables are filled, which it does only where it pays. */
  @SuppressWarnings("EmptyCatch")
  private static void optimize(Connection connection) {
    try (var statement = connection.createStatement()) {
      statement.execute("PRAGMA optimize");
    } catch (SQLException notNow) {
      // queries stay as they are
    }
  }
}
