package org.incidentbridge.push;

import java.util.Optional;
import org.incidentbridge.spi.TrackerException;

/**
 * What a push did.
 *
 * @param applied commands whose effect the tracker shows
 * @param held commands that now wait for a person, or fields of them
 * @param waiting commands that will be tried or settled later
 * @param stale commands dropped because the ticket had changed; they are decided again
 * @param failure why the tracker as a whole could not be used, if so
 */
public record PushReport(
    long applied, long held, long waiting, long stale, Optional<TrackerException> failure) {

  public static final PushReport NOTHING = new PushReport(0, 0, 0, 0, Optional.empty());

  /** Both together; an earlier failure stays. */
  public PushReport plus(PushReport more) {
    return new PushReport(
        applied + more.applied,
        held + more.held,
        waiting + more.waiting,
        stale + more.stale,
        failure.or(more::failure));
  }

  /** Whether anything was done. */
  public boolean any() {
    return applied + held + waiting + stale > 0;
  }

  /** Whether the tracker takes more. */
  public boolean goesOn() {
    return any() && !isDown();
  }

  /** One ticket that breaks its tracker is a failure too, but stops no others (N10). */
  public boolean isDown() {
    return failure.filter(f -> f.kind() != TrackerException.Kind.UNAVAILABLE || !any()).isPresent();
  }
}
