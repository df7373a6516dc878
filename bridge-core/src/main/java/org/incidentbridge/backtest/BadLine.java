package org.incidentbridge.backtest;

/**
 * A line that is no history.
 *
 * @param line from 1
 * @param column from 1
 * @param why for people, with what belongs there
 */
public record BadLine(long line, int column, String why) {}
