package org.incidentbridge.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Cuts a stream at ends of lines into parts that can be read at the same time. */
final class Chunks implements Iterator<Chunk> {
  private static final int USUAL = 1 << 19;
  private static final int LONGEST_LINE = 1 << 26;

  private final InputStream in;
  private byte[] rest = new byte[0];
  private long line = 1;
  private boolean ended;

  Chunks(InputStream in) {
    this.in = in;
  }

  @Override
  public boolean hasNext() {
    if (rest.length == 0 && !ended) {
      read(rest.length + USUAL);
    }
    return rest.length > 0;
  }

  @Override
  public Chunk next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    while (!ended && (rest.length < USUAL || lastEnd() < 0)) {
      if (rest.length > LONGEST_LINE) {
        throw new UncheckedIOException(
            new IOException("line " + line + " is longer than 64 MiB; is this a file of lines?"));
      }
      read(rest.length + USUAL);
    }
    int end = ended ? rest.length : lastEnd() + 1;
    Chunk chunk = new Chunk(rest, end, line);
    line += lines(rest, end);
    rest = Arrays.copyOfRange(rest, end, rest.length);
    return chunk;
  }

  private void read(int size) {
    try {
      int had = rest.length;
      byte[] more = Arrays.copyOf(rest, size);
      int count = in.readNBytes(more, had, size - had);
      ended = count < size - had;
      rest = ended ? Arrays.copyOf(more, had + count) : more;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private int lastEnd() {
    for (int i = rest.length - 1; i >= 0; i--) {
      if (rest[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static long lines(byte[] bytes, int length) {
    long lines = 0;
    for (int i = 0; i < length; i++) {
      lines += bytes[i] == '\n' ? 1 : 0;
    }
    return lines;
  }
}
