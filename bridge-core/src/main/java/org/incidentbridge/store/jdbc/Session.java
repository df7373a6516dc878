package org.incidentbridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.incidentbridge.store.StoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;

/**
 * The one connection through which a store works. Threads take turns in the order in which they
 * came; a transaction is short and does no other input or output.
 *
 * <p>A thread that sees others waiting leaves the commit to them: each works between savepoints of
 * the transaction that is open, the last one commits, and all return then. What one has not
 * committed others may read, but none of them returns before it is on the disk.
 */
final class Session {

  /** One for all stores of a process: it remembers how each text is parsed. */
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private final SqlDialect dialect;
  private final String where;
  private final String begin;
  private final Connection connection;
  private final Handle handle;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Trouble trouble;
  private @Nullable Batch open;

  /**
   * @param connection in auto-commit mode
   * @param where the store, as people name it
   */
  Session(Connection connection, SqlDialect dialect, String where, Access access) {
    this(connection, dialect, where, access, Trouble.Watch.NONE);
  }

  Session(
      Connection connection, SqlDialect dialect, String where, Access access, Trouble.Watch watch) {
    this.trouble = new Trouble(watch, dialect);
    this.dialect = dialect;
    this.where = where;
    this.begin = access == Access.LOOK ? dialect.beginReading() : dialect.beginWriting();
    this.connection = connection;
    this.handle = Jdbi.open(() -> connection);
    handle.setStatementBuilder(new CachedStatements());
    handle.getConfig(SqlStatements.class).setSqlParser(PARSER);
  }

  /** Goes on with what earlier sessions on the same connection keep prepared. */
  Session with(CachedStatements statements) {
    handle.setStatementBuilder(statements);
    return this;
  }

  /** The connection's handle, for work inside of {@link #inTransaction} only. */
  Handle handle() {
    if (ended.get()) {
      throw closed();
    }
    return handle;
  }

  /** The connection, for the one who opened it and after the session has ended. */
  Connection connection() {
    return connection;
  }

  /** All of the work is stored, or nothing. */
  <T> T inTransaction(Supplier<T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction is already running in this thread");
    }
    Done<T> done =
        exclusively(
            connection -> {
              Batch joined = open;
              Done<T> now =
                  joined == null ? first(connection, work) : further(connection, work, joined);
              if (!now.batch().add() || !turn.hasQueuedThreads()) {
                commit(connection);
              }
              return now;
            });
    done.batch().await();
    return done.result();
  }

  /** Work that is done and will be stored with its batch. */
  private record Done<T>(T result, Batch batch) {}

  private <T> Done<T> first(Connection connection, Supplier<T> work) throws SQLException {
    execute(connection, begin);
    boolean done = false;
    try {
      T result = finished(work);
      Batch batch = new Batch();
      open = batch;
      done = true;
      return new Done<>(result, batch);
    } finally {
      if (!done && !ended.get()) {
        rollback(connection);
      }
    }
  }

  private <T> Done<T> further(Connection connection, Supplier<T> work, Batch batch)
      throws SQLException {
    boolean done = false;
    try {
      execute(connection, "SAVEPOINT one");
      T result = finished(work);
      execute(connection, "RELEASE one");
      done = true;
      return new Done<>(result, batch);
    } finally {
      if (!done && !ended.get()) {
        takeBack(connection, batch);
      }
    }
  }

  private <T> T finished(Supplier<T> work) {
    T result = work.get();
    if (ended.get()) {
      throw closed();
    }
    return result;
  }

  /** Undoes the last part of a batch; the others stand unless the database gave up all of it. */
  private void takeBack(Connection connection, Batch batch) {
    try {
      execute(connection, "ROLLBACK TO one");
      execute(connection, "RELEASE one");
      if (!turn.hasQueuedThreads()) {
        commit(connection);
      }
    } catch (SQLException lost) {
      giveUp(connection, batch, failed(dialect.explain(where, lost)));
    }
  }

  /** Commits what is open, if anything is; whoever waits for it is told. */
  private void commit(Connection connection) {
    Batch batch = open;
    if (batch == null) {
      return;
    }
    try {
      execute(connection, "COMMIT");
      open = null;
      trouble.committed(connection);
      batch.committed();
    } catch (SQLException e) {
      giveUp(connection, batch, failed(dialect.explain(where, e)));
    }
  }

  private void giveUp(Connection connection, Batch batch, StoreException why) {
    rollback(connection);
    open = null;
    batch.failed(why);
  }

  private StoreException failed(StoreException why) {
    return trouble.failed(connection, why);
  }

  /**
   * Finds out whether anything can be stored at all.
   *
   * @throws StoreException that says why not
   */
  void prove() {
    inTurn(
        connection -> {
          try {
            for (String sql : dialect.proof()) {
              execute(connection, sql);
            }
            return true;
          } catch (SQLException failure) {
            rollback(connection);
            throw failure;
          }
        });
  }

  /** Runs work on the bare connection, outside of any transaction. */
  <T> T inTurn(SqlWork<T> work) {
    return exclusively(
        connection -> {
          commit(connection);
          return work.on(connection);
        });
  }

  private <T> T exclusively(SqlWork<T> work) {
    turn.lock();
    try {
      return work.on(handle().getConnection());
    } catch (SQLException e) {
      throw failed(dialect.explain(where, e));
    } catch (JdbiException e) {
      throw failed(
          e.getCause() instanceof SQLException cause
              ? dialect.explain(where, cause)
              : new StoreException("The store " + where + " failed: " + e.getMessage(), e));
    } finally {
      turn.unlock();
    }
  }

  /**
   * Ends this session as if its process had been killed: what is not committed is gone. A thread
   * that is inside a transaction fails at its next step.
   *
   * @return whether it had not ended before
   */
  boolean end() {
    if (!ended.compareAndSet(false, true)) {
      return false;
    }
    turn.lock();
    try {
      Batch batch = open;
      if (batch == null) {
        rollback(connection);
      } else {
        giveUp(connection, batch, closed());
      }
      return true;
    } finally {
      turn.unlock();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A failed statement may have ended the transaction already, hence no complaint. */
  @SuppressWarnings("EmptyCatch")
  private static void rollback(Connection connection) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException nothingToUndo) {
      // nothing was stored, which is what was wanted
    }
  }

  private StoreException closed() {
    return new StoreException("The store " + where + " is closed.");
  }

  /** Work that speaks JDBC. */
  @FunctionalInterface
  interface SqlWork<T> {
    T on(Connection connection) throws SQLException;
  }
}
