package org.incidentbridge.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.incidentbridge.store.StoreException;

/** Brings the tables of a database up to what this program knows. */
final class Migrations {

  private final SqlDialect dialect;
  private final String where;

  /**
   * @param where the store, as people name it
   */
  Migrations(SqlDialect dialect, String where) {
    this.dialect = dialect;
    this.where = where;
  }

  /**
   * Runs what is missing. Asks the database itself first, since Flyway takes its time even where
   * there is nothing to do.
   *
   * @param source where Flyway gets its own connections
   */
  void run(Connection connection, DataSource source) throws SQLException {
    if (missing(connection)) {
      migrate(source);
    }
  }

  /** Refuses tables that are not those of this program. */
  void require(Connection connection) throws SQLException {
    if (missing(connection)) {
      boolean made = dialect.installedVersion(connection).orElse(0) > 0;
      throw refused(
          made
              ? "is of an older Incident Bridge, or its first run was stopped while it made the"
                  + " tables: the next sync or run brings it up to date."
              : "has no tables yet, since its first run was stopped before it had made them: the"
                  + " next sync or run makes them.");
    }
  }

  private boolean missing(Connection connection) throws SQLException {
    OptionalInt found = dialect.installedVersion(connection);
    int newest = dialect.newestVersion();
    if (found.isPresent() && found.getAsInt() > newest) {
      throw refused(
          "was last used by a newer Incident Bridge (its tables have version "
              + found.getAsInt()
              + ", this program knows "
              + newest
              + "): use that program, or restore a backup made before.");
    }
    if (found.isEmpty() && dialect.hasTables(connection)) {
      throw refused("is a database of another program: name another file.");
    }
    return found.orElse(0) < newest;
  }

  private void migrate(DataSource source) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(source)
          .locations(dialect.migrations())
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw sqlCause(e)
          .map(cause -> dialect.explain(where, cause))
          .orElseGet(() -> new StoreException("The store " + where + " cannot be set up: " + e, e));
    }
  }

  private static Optional<SQLException> sqlCause(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return Optional.of(sql);
      }
    }
    return Optional.empty();
  }

  private StoreException refused(String why) {
    return new StoreException("The store " + where + " " + why);
  }
}
