package org.incidentbridge.store.jdbc;

import java.util.function.Function;
import javax.sql.DataSource;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.StoreException;

/** The store over one database. */
public final class JdbcStore implements Store {

  private final Session session;
  private final Backing backing;
  private final JdbcTables tables;

  JdbcStore(Session session, Backing backing) {
    this.session = session;
    this.backing = backing;
    this.tables = new JdbcTables(session);
  }

  @Override
  public <T> T inTransaction(Function<Tables, T> work) {
    return session.inTransaction(() -> work.apply(tables));
  }

  @Override
  public JdbcStore scratch() {
    return backing.scratch(session);
  }

  /**
   * Connections for db-scheduler, whose table is in this database too. Closed with the store.
   *
   * @throws UnsupportedOperationException for a store in memory
   */
  public DataSource schedules() {
    return backing.schedules();
  }

  /**
   * Why something failed that was written beside the store's own work, as the schedules are, which
   * only tell that it failed: what the store says when it writes a little itself, and the same
   * failure if that goes well, or if the database told it.
   */
  public StoreException cause(StoreException failure) {
    if (failure.getCause() != null) {
      return failure;
    }
    try {
      session.prove();
      return failure;
    } catch (StoreException known) {
      return known;
    }
  }

  /**
   * Leaves word of a failure that showed beside the store's own work, as with the schedules, for
   * those who ask how the process ended.
   */
  public void failed(StoreException why) {
    backing.failed(why);
  }

  @Override
  public void close() {
    if (session.end()) {
      backing.close(session);
    }
  }

  /** Works on the connection itself, outside of any transaction. */
  <T> T bare(Session.SqlWork<T> work) {
    return session.inTurn(work);
  }

  /** Ends this store as by a kill, and leaves its database alone. */
  void abandon() {
    session.end();
  }

  /** What a store stands on. */
  interface Backing {
    JdbcStore scratch(Session session);

    DataSource schedules();

    /** Notes a failure where there is a place for it. */
    default void failed(StoreException why) {}

    /** Lets go of everything; called once, after the session has ended. */
    void close(Session session);
  }
}
