package org.incidentbridge.jira.shared;

import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerException.Kind;

/** One issue that Jira cannot show must not stop the others (N10). */
public final class PoisonIssue {

  /** No version of Jira's, so that the issue is read again whenever it is offered. */
  private static final String NO_VERSION = "?";

  private static final int BROKEN = 500;
  private static final int BUSY = 503;

  private PoisonIssue() {}

  /** Whether a failure may be the fault of what was asked for, and not of Jira as a whole. */
  public static boolean mayBeToBlame(CallFailure failure) {
    return failure.kind() == Kind.PROTOCOL
        || (failure.status() >= BROKEN && failure.status() != BUSY);
  }

  /**
   * Reads one issue, and once more if it may be to blame for the failure.
   *
   * @return unreadable if it fails twice
   * @throws CallFailure if Jira as a whole cannot be read
   */
  public static Optional<Sighting> read(TicketRef ref, Supplier<Optional<Sighting>> reading) {
    try {
      return reading.get();
    } catch (CallFailure failure) {
      if (!mayBeToBlame(failure)) {
        throw failure;
      }
    }
    try {
      return reading.get();
    } catch (CallFailure failure) {
      if (!mayBeToBlame(failure)) {
        throw failure;
      }
      return Optional.of(new Sighting.Unreadable(ref, NO_VERSION, failure.message()));
    }
  }
}
