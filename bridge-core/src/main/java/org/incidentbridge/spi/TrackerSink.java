package org.incidentbridge.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Value;

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

  /**
   * Whether a ticket shows in a field what this tracker makes of a value that was written there, so
   * that a value which was cut or reformatted is told from somebody's change. Answers from what is
   * known already and makes no call: it is asked while the store is being written.
   *
   * @param field the tracker's name
   * @param written as the command had it
   * @param ticket as it was read after the write, or much later
   */
  default Likeness likeness(String field, Value written, TicketSnapshot ticket) {
    return Likeness.UNKNOWN;
  }

  /**
   * Why {@link #apply} would refuse a command as a whole, as far as the tracker tells before
   * anything is written, for {@code bridge plan}. Reads only, and little. What is not told here may
   * be refused all the same.
   *
   * @return the reason for people; empty if nothing is known to be in the way
   * @throws TrackerException if the tracker cannot be asked
   */
  default Optional<String> obstacle(Command command) {
    return Optional.empty();
  }

  /** The API calls that {@link #apply} usually takes for this command, for {@code bridge plan}. */
  int cost(Command command);
}
