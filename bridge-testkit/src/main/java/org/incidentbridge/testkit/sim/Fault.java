package org.incidentbridge.testkit.sim;

import java.time.Duration;
import java.util.Optional;

/** What goes wrong with one call. */
public sealed interface Fault {

  /** Nothing goes wrong. */
  record None() implements Fault {}

  /** The connection breaks and the request has no effect. */
  record LostBefore() implements Fault {}

  /** The connection breaks after the request took effect. */
  record LostAfter() implements Fault {}

  /**
   * The tracker takes the request and works on it, but the connection breaks; it takes effect
   * later.
   *
   * @param after how long after the request it takes effect
   * @param gateway whether a gateway answers 504 at once, in place of a broken connection
   */
  record Late(Duration after, boolean gateway) implements Fault {}

  /**
   * A status from the tracker or from a gateway before it, with an HTML page as body.
   *
   * @param status 429, 500, 502, 503 or alike
   * @param retryAfter sent as whole seconds, rounded up; absent when the header is missing
   * @param afterEffect whether the request took effect all the same, as a gateway's 502 may hide
   */
  record Status(int status, Optional<Duration> retryAfter, boolean afterEffect) implements Fault {

    /** A refusal without effect and without Retry-After. */
    public static Status of(int status) {
      return new Status(status, Optional.empty(), false);
    }

    /** A refusal without effect, with Retry-After. */
    public static Status of(int status, Duration retryAfter) {
      return new Status(status, Optional.of(retryAfter), false);
    }
  }

  /**
   * The request takes effect and the answer's body is damaged.
   *
   * @param html true for an HTML page in place of the body, false for the body cut in half
   */
  record Malformed(boolean html) implements Fault {}
}
