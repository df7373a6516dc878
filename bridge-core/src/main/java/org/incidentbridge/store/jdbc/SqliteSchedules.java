package org.incidentbridge.store.jdbc;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;

/** How db-scheduler speaks to SQLite. */
public final class SqliteSchedules extends DefaultJdbcCustomization {

  /** For the table of migration V002. */
  public SqliteSchedules() {
    super(false);
  }

  @Override
  public String getName() {
    return "SQLite";
  }

  @Override
  public String getQueryLimitPart(int limit) {
    return " LIMIT " + limit;
  }
}
