package org.incidentbridge.backtest;

/** A line that is no history. The message says what is wrong and what belongs there. */
public final class HistoryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;

  HistoryException(int column, String message) {
    super(message);
    this.column = column;
  }

  /** Where in the line, from 1. */
  public int column() {
    return column;
  }
}
