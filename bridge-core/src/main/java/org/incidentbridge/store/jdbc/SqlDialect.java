package org.incidentbridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.incidentbridge.store.StoreException;

/**
 * What differs between databases. Statements elsewhere in this package are plain SQL that SQLite
 * and PostgreSQL both take.
 */
interface SqlDialect {

  /** Where the migrations are on the class path. */
  String migrations();

  /** The version of the newest migration. */
  int newestVersion();

  /** The version of the tables in a database; empty if no migration ever ran there. */
  OptionalInt installedVersion(Connection connection) throws SQLException;

  /** Whether there are tables at all. */
  boolean hasTables(Connection connection) throws SQLException;

  /** Begins a transaction that is going to write, waiting its turn. */
  String beginWriting();

  /** Begins a transaction that only reads. */
  String beginReading();

  /**
   * What a failure means for people.
   *
   * @param where the store, as people name it
   */
  StoreException explain(String where, SQLException failure);

  /** Writes a little that leaves nothing behind; fails if nothing can be stored. */
  List<String> proof();

  /** How many rows a connection has written since it was opened, whether they stayed or not. */
  long written(Connection connection) throws SQLException;
}
