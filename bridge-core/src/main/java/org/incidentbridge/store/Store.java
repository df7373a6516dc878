package org.incidentbridge.store;

import java.util.function.Function;

/**
 * Everything the bridge remembers. One contract for every database. Safe for many threads; writes
 * are durable when {@link #inTransaction} returns (N3).
 */
public interface Store extends AutoCloseable {

  /**
   * Runs work in one transaction: all of it is stored, or nothing if it throws. Not re-entrant.
   *
   * @throws StoreException if the database fails; nothing was stored
   */
  <T> T inTransaction(Function<Tables, T> work);

  /**
   * A private copy to try things on; it goes away when closed and never changes this store. Serves
   * {@code bridge plan}.
   */
  Store scratch();

  @Override
  void close();

  /** The tables, as seen within one transaction. */
  interface Tables {
    Incidents incidents();

    Tickets tickets();

    Inbox inbox();

    Outbox outbox();

    Ledger ledger();

    Cursors cursors();

    Problems problems();

    Health health();

    Histories histories();

    Cases cases();

    Notices notices();

    Colleagues colleagues();

    Announcements announcements();
  }
}
