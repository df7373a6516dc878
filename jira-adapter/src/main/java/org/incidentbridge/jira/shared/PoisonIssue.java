package org.incidentbridge.jira.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Isolation;
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

  /** Whether Jira broke over what was asked for, and is not just busy. */
  public static boolean breaks(CallFailure failure) {
    return failure.kind() == Kind.PROTOCOL
        || (failure.status() >= BROKEN && failure.status() != BUSY);
  }

  /** Whether a failure may be the fault of what was asked for, and not of Jira as a whole. */
  public static boolean mayBeToBlame(CallFailure failure) {
    return breaks(failure) || Isolation.mayBeOfOne(failure);
  }

  /**
   * Reads one issue, and once more if it may be to blame for the failure.
   *
   * @param isolation tells an issue that is not shown from a Jira that shows none
   * @param others ids of issues that may be read in its place
   * @return unreadable if it alone fails
   * @throws CallFailure if Jira as a whole cannot be read
   */
  public static Optional<Sighting> read(
      TicketRef ref,
      Isolation isolation,
      List<String> others,
      Supplier<Optional<Sighting>> reading) {
    var tried = isolation.read(ref.id(), () -> unbroken(ref, reading), () -> others);
    return tried.read().orElseGet(() -> Optional.of(unreadable(ref, tried.why())));
  }

  /** What breaks Jira twice is to blame, whatever else can be read. */
  private static Optional<Sighting> unbroken(TicketRef ref, Supplier<Optional<Sighting>> reading) {
    try {
      return reading.get();
    } catch (CallFailure failure) {
      if (!isBroken(failure)) {
        throw failure;
      }
    }
    try {
      return reading.get();
    } catch (CallFailure failure) {
      if (!isBroken(failure)) {
        throw failure;
      }
      return Optional.of(unreadable(ref, failure.message()));
    }
  }

  private static boolean isBroken(CallFailure failure) {
    return failure.kind() == Kind.PROTOCOL || failure.status() == BROKEN;
  }

  private static Sighting unreadable(TicketRef ref, String why) {
    return new Sighting.Unreadable(ref, NO_VERSION, why);
  }
}
