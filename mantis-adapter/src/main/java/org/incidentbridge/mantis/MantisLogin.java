package org.incidentbridge.mantis;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Calls;
import org.incidentbridge.spi.TrackerException;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Proves that MantisBT knows who is calling. Where anonymous visitors are let in, a token that was
 * revoked counts as none: what everybody may see is shown with success, and all else is hidden.
 */
final class MantisLogin {

  private final Calls calls;
  private final MantisApi api;
  private final AtomicInteger user = new AtomicInteger();

  MantisLogin(Calls calls, MantisApi api) {
    this.calls = calls;
    this.api = api;
  }

  /**
   * What was read, if all of it was made for the bridge's user: where something before MantisBT
   * takes away from good answers that they were, MantisBT is asked.
   *
   * @throws TrackerException if the token does not count
   */
  <T> T sure(Supplier<T> reading) {
    return calls.sure(reading, this::prove);
  }

  /**
   * Asks MantisBT now, as its errors do not say for whom they were made.
   *
   * @throws TrackerException if the token does not count, or is somebody else's than before
   */
  void prove() {
    int id = me();
    int before = user.compareAndExchange(0, id);
    if (id == 0 || (before != 0 && before != id)) {
      throw new TrackerException(
          Kind.AUTHENTICATION,
          "MantisBT no longer takes the token for that of the bridge's user, so that what it shows"
              + " means nothing. Check auth.token: it ends when it is revoked");
    }
  }

  /** The number of the bridge's user, which it has for ever: asked for once. */
  int user() {
    if (user.get() == 0) {
      user.compareAndSet(0, me());
    }
    return user.get();
  }

  private int me() {
    try {
      return calls.execute(api.me()).id();
    } catch (CallFailure failure) {
      throw failure.toTrackerException();
    }
  }
}
