package org.incidentbridge.backtest;

/**
 * Whole lines of a file.
 *
 * @param bytes not to be changed; the lines are its beginning
 * @param length how much of it they are
 * @param firstLine the number of the first line, from 1
 */
record Chunk(byte[] bytes, int length, long firstLine) {}
