package org.incidentbridge.http;

import java.time.Duration;

/**
 * How long one HTTP call may take.
 *
 * @param connect until the connection and its TLS stand
 * @param read between two pieces of the answer, and between two pieces of the request
 * @param call the whole call, redirects included, waits for the budget not counted
 */
public record Timeouts(Duration connect, Duration read, Duration call) {

  public static final Timeouts DEFAULT =
      new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(5));

  public Timeouts {
    if (connect.compareTo(Duration.ofMillis(1)) < 0
        || read.compareTo(Duration.ofMillis(1)) < 0
        || call.compareTo(read) < 0) {
      throw new IllegalArgumentException(
          "time-outs must be positive and the whole call's at least as long as read's; got connect "
              + connect
              + ", read "
              + read
              + ", call "
              + call);
    }
  }
}
