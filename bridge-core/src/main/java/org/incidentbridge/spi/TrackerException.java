package org.incidentbridge.spi;

import java.time.Duration;
import java.util.Optional;

/** A tracker could not be asked, or refused. The message is for people and holds no secret. */
public final class TrackerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What went wrong, in terms of what to do next. */
  public enum Kind {
    /** The login is wrong or has ended: nothing works until a person mends it. */
    AUTHENTICATION,
    /** The login is right but lacks a permission. */
    PERMISSION,
    /** The record is not there, or not visible. */
    NOT_FOUND,
    /** The request itself is at fault. */
    INVALID,
    /** Somebody else changed the record at the same time. */
    CONFLICT,
    /** Too many requests. */
    RATE_LIMITED,
    /** The tracker is down, slow or unreachable. */
    UNAVAILABLE,
    /** The tracker answered something that cannot be understood. */
    PROTOCOL
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  public TrackerException(Kind kind, String message) {
    this(kind, message, Optional.empty());
  }

  public TrackerException(Kind kind, String message, Optional<Duration> retryAfter) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** Whether it passes without anybody's doing at the ticket that was asked for. */
  public boolean isForNow() {
    return switch (kind) {
      case AUTHENTICATION, RATE_LIMITED, UNAVAILABLE -> true;
      case PERMISSION, NOT_FOUND, INVALID, CONFLICT, PROTOCOL -> false;
    };
  }

  /** How long the tracker asked to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
