package org.incidentbridge.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * A call did not bring what it should. The message is for people and holds no secret.
 *
 * <p>Beyond a {@link TrackerException} it tells whether a write may have been applied all the same.
 */
public final class CallFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final Kind kind;
  private final int status;
  private final boolean maybeApplied;
  private final transient Optional<Duration> retryAfter;
  private final transient Map<String, String> fields;
  private final boolean ofOneTicket;

  CallFailure(
      Kind kind, int status, String message, boolean maybeApplied, Optional<Duration> retryAfter) {
    this(kind, status, message, maybeApplied, retryAfter, Map.of(), false);
  }

  private CallFailure(
      Kind kind,
      int status,
      String message,
      boolean maybeApplied,
      Optional<Duration> retryAfter,
      Map<String, String> fields,
      boolean ofOneTicket) {
    super(message);
    this.fields = fields;
    this.ofOneTicket = ofOneTicket;
    this.message = message;
    this.kind = kind;
    this.status = status;
    this.maybeApplied = maybeApplied;
    this.retryAfter = retryAfter;
  }

  /** Something was read, and it makes no sense. */
  public static CallFailure senseless(String message) {
    return new CallFailure(Kind.PROTOCOL, 0, message, false, Optional.empty());
  }

  public Kind kind() {
    return kind;
  }

  /** What, where, why and what to do; the same as {@link #getMessage()} and never null. */
  public String message() {
    return message;
  }

  /** The HTTP status, or 0 if there was no answer. */
  public int status() {
    return status;
  }

  /** True if the call was a write and the tracker may have done it. Always false for reads. */
  public boolean maybeApplied() {
    return maybeApplied;
  }

  /** How long to wait before the next try, if the tracker or the budget says so. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** The fields that the tracker blames, each with its reason; empty if it blames none. */
  public Map<String, String> fields() {
    return fields;
  }

  /** The same, blaming these fields. */
  CallFailure blaming(Map<String, String> others) {
    return new CallFailure(
        kind, status, message, maybeApplied, retryAfter, Map.copyOf(others), ofOneTicket);
  }

  /** The same for a call that was not made for this reason. */
  CallFailure notSent() {
    return new CallFailure(kind, status, message, false, retryAfter, fields, ofOneTicket);
  }

  /** The same for a rate limit that leaves calls for other tickets. */
  CallFailure onlyOfItsTicket() {
    return new CallFailure(kind, status, message, maybeApplied, retryAfter, fields, true);
  }

  /** The same for callers of the SPI. */
  public TrackerException toTrackerException() {
    var exception = new TrackerException(kind, message, retryAfter);
    exception.initCause(this);
    return exception;
  }

  /**
   * What a tracker tells of a write whose outcome is not known.
   *
   * @throws TrackerException while the tracker as a whole cannot be asked, so that no attempt is
   *     counted against the command
   */
  public static <T> T unlessDown(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (CallFailure failure) {
      switch (failure.kind()) {
        case AUTHENTICATION, UNAVAILABLE, RATE_LIMITED -> throw failure.toTrackerException();
        default -> throw failure;
      }
    }
  }

  /**
   * As {@link #toOutcome}.
   *
   * @throws TrackerException if nothing was written, as the tracker is down, does not take the
   *     login or has no call left: no attempt is counted against the command, however long that
   *     lasts (N2)
   */
  public Outcome toOutcomeUnlessDown() {
    if (isDown() && !maybeApplied) {
      throw toTrackerException();
    }
    return toOutcome();
  }

  private boolean isDown() {
    return switch (kind) {
      case UNAVAILABLE, AUTHENTICATION -> true;
      case RATE_LIMITED -> !ofOneTicket;
      case CONFLICT, INVALID, NOT_FOUND, PERMISSION, PROTOCOL -> false;
    };
  }

  /**
   * What became of the command whose write failed so: unknown if it may have been applied, refused
   * if the tracker will not do it however often it is asked, else deferred. A conflict is deferred;
   * an adapter that can read the ticket answers {@link Outcome.Stale} instead.
   */
  public Outcome toOutcome() {
    if (maybeApplied) {
      return new Outcome.Unknown(message);
    }
    return switch (kind) {
      case INVALID, NOT_FOUND, PERMISSION -> new Outcome.Refused(message, fields);
      case AUTHENTICATION, CONFLICT, RATE_LIMITED, UNAVAILABLE, PROTOCOL ->
          new Outcome.Deferred(message, retryAfter);
    };
  }
}
