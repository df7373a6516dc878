package org.incidentbridge.spi;

import java.time.Instant;
import java.util.Set;

/**
 * Writes to a tracker. Holds no policy, retries nothing, stores nothing. May be called from many
 * threads, but never for two commands of the same ticket at once.
 */
public interface TrackerSink {

  /**
   * Applies one command. Failures are outcomes; a {@link TrackerException} may be thrown only where
   * it is certain that nothing was written, and counts as deferred or refused by its kind.
   */
  Outcome apply(Command command, ContentSource contents);

  /**
   * Finds out whether a command sent earlier took effect, by its marker or by reading the ticket
   * directly, never through an index that may lag. Answers {@link Outcome.Applied}, {@link
   * Outcome.NotApplied}, or {@link Outcome.Unknown} if that cannot be said yet.
   *
   * <p>A command that stands half way by its own steps is none of its ends: what the ticket shows
   * is neither a person's change, nor may the command be sent again as if nothing had happened.
   * Settling then finishes it, and may answer {@link Outcome.Refused} where that is not possible.
   *
   * @param since when its last write left, by the bridge's clock: nothing older than a day before
   *     it need be looked at, and from it the adapter tells whether it may still be on its way
   */
  Outcome settle(Command command, Instant since);

  /**
   * As {@link #settle(Command, Instant)}, for trackers in which a file carries no marker.
   *
   * @param others for {@link Command.AddAttachment}, ids of files on the ticket that are known to
   *     be copies of other originals: none of them is what the command made (N2)
   */
  default Outcome settle(Command command, Instant since, Set<String> others) {
    return settle(command, since);
  }

  /** The API calls that {@link #apply} usually takes for this command, for {@code bridge plan}. */
  int cost(Command command);
}
