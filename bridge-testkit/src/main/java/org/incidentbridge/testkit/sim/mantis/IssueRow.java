package org.incidentbridge.testkit.sim.mantis;

import java.util.EnumMap;
import java.util.Map;

/**
 * An issue's row as the database holds it. An edit reads it whole and writes it whole, which is how
 * one of two parallel edits gets lost.
 */
final class IssueRow {

  private final Map<IssueField, Object> cells;

  IssueRow() {
    cells = new EnumMap<>(IssueField.class);
  }

  private IssueRow(IssueRow other) {
    cells = new EnumMap<>(other.cells);
  }

  IssueRow copy() {
    return new IssueRow(this);
  }

  int number(IssueField field) {
    return (Integer) cells.getOrDefault(field, 0);
  }

  String text(IssueField field) {
    return (String) cells.getOrDefault(field, "");
  }

  IssueRow set(IssueField field, int value) {
    cells.put(field, value);
    return this;
  }

  IssueRow set(IssueField field, String value) {
    cells.put(field, value);
    return this;
  }

  /** The cell as history shows it; numbers that are not set are {@code 0}. */
  String raw(IssueField field) {
    Object value = cells.get(field);
    return value == null ? "" : value.toString();
  }

  boolean same(IssueField field, IssueRow other) {
    String mine = raw(field);
    String theirs = other.raw(field);
    return mine.equals(theirs) || (zero(mine) && zero(theirs));
  }

  private static boolean zero(String value) {
    return value.isEmpty() || value.equals("0");
  }
}
