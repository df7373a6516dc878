package org.incidentbridge.testkit.sim.mantis;

/**
 * One line of an issue's history.
 *
 * @param at epoch seconds
 * @param field column or custom field name, empty for most types
 */
record HistoryEntry(long at, int user, HistoryType type, String field, Values values) {

  /** What the line says; what each means depends on the type. */
  record Values(String before, String after) {}

  String before() {
    return values.before();
  }

  String after() {
    return values.after();
  }
}
