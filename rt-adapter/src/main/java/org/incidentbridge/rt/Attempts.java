package org.incidentbridge.rt;

import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.spi.Outcome;

/** Writes that are tried again. */
final class Attempts {

  /** Precondition failed. */
  private static final int CHANGED = 412;

  private static final int TRIES = 3;

  private Attempts() {}

  /**
   * RT refuses what was read before somebody else changed the ticket: it is read anew, and what
   * they did is looked at before anything is sent again (N7).
   */
  static Outcome anew(Supplier<Outcome> write) {
    for (int tries = 1; ; tries++) {
      try {
        return write.get();
      } catch (CallFailure failure) {
        if (failure.status() != CHANGED || tries == TRIES) {
          throw failure;
        }
      }
    }
  }
}
