package org.incidentbridge.backtest;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Replays histories under two policies. What comes of it does not depend on the number of threads.
 */
public final class Backtest {
  /** Enough to see what is wrong with a file. */
  private static final int MOST_BAD_LINES = 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Trial trial;
  private final Instant since;
  private final Lanes lanes;

  /** Those that no thread uses now; they know the words of the lines before. */
  private final Queue<HistoryReader> readers = new ConcurrentLinkedQueue<>();

  /**
   * Makes one ready.
   *
   * @param trial the two policies
   * @param since incidents that began earlier are left out; {@link Instant#MIN} for all
   * @param threads positive
   */
  public Backtest(Trial trial, Instant since, int threads) {
    this.trial = trial;
    this.since = since;
    this.lanes = new Lanes(threads);
  }

  /** Some incidents, judged. */
  private static final class Part {
    private final Tally tally = new Tally();
    private final List<Finding> findings = new ArrayList<>();
    private final List<BadLine> bad = new ArrayList<>();
  }

  /**
   * Histories as lines of JSON; see docs/backtest.md. Reads as a stream.
   *
   * @param in UTF-8; stays open
   * @throws java.io.UncheckedIOException if it cannot be read, or is no text of lines
   */
  public Report lines(InputStream in) {
    return run(new Chunks(in), this::read);
  }

  /** Histories from anywhere, in parts. */
  public Report incidents(Iterator<List<PastIncident>> parts) {
    return run(parts, (all, part) -> all.forEach(incident -> judge(incident, part)));
  }

  private <T> Report run(Iterator<T> pieces, BiConsumer<T, Part> work) {
    Part whole = new Part();
    Function<T, Part> judged =
        piece -> {
          Part part = new Part();
          work.accept(piece, part);
          return part;
        };
    lanes.run(pieces, judged, part -> add(whole, part));
    return new Report(whole.tally, whole.findings, whole.bad);
  }

  private static void add(Part whole, Part part) {
    whole.tally.add(part.tally);
    part.bad.stream().limit(MOST_BAD_LINES - whole.bad.size()).forEach(whole.bad::add);
    whole.findings.addAll(part.findings);
  }

  private void read(Chunk chunk, Part part) {
    HistoryReader free = readers.poll();
    HistoryReader reader = free == null ? new HistoryReader() : free;
    byte[] bytes = chunk.bytes();
    long line = chunk.firstLine();
    for (int from = mark(chunk); from < chunk.length(); line++) {
      int end = end(bytes, from, chunk.length());
      int length = trimmed(bytes, from, end) - from;
      if (length > 0) {
        read(reader, new Line(bytes, from, length, line), part);
      }
      from = end + 1;
    }
    readers.add(reader);
  }

  /** One line in some bytes. */
  private record Line(byte[] bytes, int from, int length, long number) {}

  private void read(HistoryReader reader, Line line, Part part) {
    try {
      judge(reader.read(line.bytes(), line.from(), line.length()), part);
    } catch (HistoryException bad) {
      if (part.bad.size() < MOST_BAD_LINES) {
        part.bad.add(new BadLine(line.number(), bad.column(), String.valueOf(bad.getMessage())));
      }
    }
  }

  private static int mark(Chunk chunk) {
    boolean marked =
        chunk.firstLine() == 1
            && chunk.length() >= BYTE_ORDER_MARK.length
            && java.util.Arrays.equals(
                chunk.bytes(),
                0,
                BYTE_ORDER_MARK.length,
                BYTE_ORDER_MARK,
                0,
                BYTE_ORDER_MARK.length);
    return marked ? BYTE_ORDER_MARK.length : 0;
  }

  private static int end(byte[] bytes, int from, int length) {
    for (int i = from; i < length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return length;
  }

  private static int trimmed(byte[] bytes, int from, int end) {
    int trimmed = end;
    while (trimmed > from && bytes[trimmed - 1] >= 0 && bytes[trimmed - 1] <= ' ') {
      trimmed--;
    }
    return trimmed;
  }

  private void judge(PastIncident incident, Part part) {
    if (since.equals(Instant.MIN)
        || incident.timeline().begin().filter(begin -> !begin.isBefore(since)).isPresent()) {
      trial.judge(incident, part.tally).ifPresent(part.findings::add);
    } else {
      part.tally.leaveOut();
    }
  }
}
