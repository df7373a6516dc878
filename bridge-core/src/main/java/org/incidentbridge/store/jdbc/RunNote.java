package org.incidentbridge.store.jdbc;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.incidentbridge.store.jdbc.LastRun.Failure;

/**
 * What a process writes beside its store: that it began, and what the store could not do. The note
 * always has the same size, so that a full disk has room for it once it is there.
 *
 * @param begun as far as it is known; programs of old wrote their number alone
 */
record RunNote(long pid, Optional<Instant> begun, Optional<Failure> failure) {

  static final int SIZE = 2048;
  private static final int LINES = 4;

  /** A note that says nothing: all ended well. */
  static byte[] blank() {
    byte[] bytes = new byte[SIZE];
    Arrays.fill(bytes, (byte) ' ');
    return bytes;
  }

  /** This process, from now on. */
  static RunNote begin(Instant now) {
    return new RunNote(ProcessHandle.current().pid(), Optional.of(now), Optional.empty());
  }

  RunNote failing(Failure now) {
    return new RunNote(pid, begun, Optional.of(now));
  }

  RunNote mended() {
    return new RunNote(pid, begun, Optional.empty());
  }

  byte[] bytes() {
    String text =
        String.join(
            "\n",
            Long.toString(pid),
            begun.map(Instant::toString).orElse(""),
            failure.map(f -> f.at().toString()).orElse(""),
            failure.map(f -> f.why().replaceAll("\\s+", " ")).orElse(""));
    byte[] said = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = blank();
    System.arraycopy(said, 0, bytes, 0, Math.min(said.length, SIZE));
    return bytes;
  }

  /** The note in this text, unless it says nothing. */
  static Optional<RunNote> read(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).strip().split("\n", LINES);
    if (!lines[0].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(
        new RunNote(
            Long.parseLong(lines[0]),
            moment(lines, 1),
            moment(lines, 2).map(at -> new Failure(at, line(lines, LINES - 1)))));
  }

  private static Optional<Instant> moment(String[] lines, int at) {
    try {
      return Optional.of(Instant.parse(line(lines, at)));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static String line(String[] lines, int at) {
    return at < lines.length ? lines[at].strip() : "";
  }
}
