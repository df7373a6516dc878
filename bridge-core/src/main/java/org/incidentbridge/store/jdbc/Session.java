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

/**
 * The one connection through which a store works. Threads take turns in the order in which they
 * came; a transaction is short and does no other input or output.
 */
final class Session {

  private final SqlDialect dialect;
  private final String where;
  private final String begin;
  private final Connection connection;
  private final Handle handle;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicBoolean ended = new AtomicBoolean();

  /**
   * @param connection in auto-commit mode
   * @param where the store, as people name it
   */
  Session(Connection connection, SqlDialect dialect, String where, Access access) {
    this.dialect = dialect;
    this.where = where;
    this.begin = access == Access.LOOK ? dialect.beginReading() : dialect.beginWriting();
    this.connection = connection;
    this.handle = Jdbi.open(() -> connection);
    handle.setStatementBuilder(new CachedStatements());
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
    return inTurn(
        connection -> {
          execute(connection, begin);
          return decided(connection, work);
        });
  }

  private <T> T decided(Connection connection, Supplier<T> work) throws SQLException {
    boolean committed = false;
    try {
      T result = work.get();
      if (ended.get()) {
        throw closed();
      }
      execute(connection, "COMMIT");
      committed = true;
      return result;
    } finally {
      if (!committed && !ended.get()) {
        rollback(connection);
      }
    }
  }

  /** Runs work on the bare connection, outside of any transaction. */
  <T> T inTurn(SqlWork<T> work) {
    turn.lock();
    try {
      return work.on(handle().getConnection());
    } catch (SQLException e) {
      throw dialect.explain(where, e);
    } catch (JdbiException e) {
      throw e.getCause() instanceof SQLException cause
          ? dialect.explain(where, cause)
          : new StoreException("The store " + where + " failed: " + e.getMessage(), e);
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
      rollback(connection);
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
