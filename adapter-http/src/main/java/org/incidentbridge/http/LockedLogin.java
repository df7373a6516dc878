package org.incidentbridge.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps calls back from a tracker that wants a CAPTCHA solved: until somebody has done so none will
 * succeed, and each counts as one more failed login of the account. Safe for parallel use.
 */
final class LockedLogin {

  /** How long before it is tried once more. */
  static final Duration REST = Duration.ofMinutes(10);

  private final InstantSource clock;
  private volatile @Nullable Lock lock;

  LockedLogin(InstantSource clock) {
    this.clock = clock;
  }

  private record Lock(CallFailure why, Instant until) {}

  /**
   * Before a call.
   *
   * @throws CallFailure if none is to be made
   */
  void check() {
    Lock known = lock;
    if (known != null && clock.instant().isBefore(known.until())) {
      throw known.why().notSent();
    }
  }

  /** After a call that failed. */
  CallFailure heard(HttpAnswer answer, CallFailure failure) {
    if (ErrorKinds.captcha(answer)) {
      lock = new Lock(failure, clock.instant().plus(REST));
    }
    return failure;
  }
}
