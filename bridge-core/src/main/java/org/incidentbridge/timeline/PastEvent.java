package org.incidentbridge.timeline;

import java.time.Instant;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;

/**
 * Something that is remembered of a ticket, in its tracker's words: so it can be read anew when the
 * value maps of the configuration change.
 *
 * @param id unique within the ticket, and the same each time it is read
 * @param when by two clocks
 * @param by who did it
 * @param what it was
 */
public record PastEvent(String id, Event.When when, Author by, What what) {

  private static final String TOLD = "history:";

  /**
   * A change that the history of a ticket tells.
   *
   * @param entry its id there
   */
  public static PastEvent told(String entry, Event.When when, Author by, FieldSet set) {
    return new PastEvent(TOLD + entry, when, by, set);
  }

  public Instant at() {
    return when.at();
  }

  /** Whether the history of its ticket tells it, so that its moment is certain. */
  public boolean isTold() {
    return id.startsWith(TOLD);
  }

  /**
   * Who did something.
   *
   * @param party as the tracker shows them
   * @param own whether it was the bridge
   */
  public record Author(Party party, boolean own) {}

  /** What is remembered. */
  public sealed interface What {}

  /**
   * What a field held when the bridge first saw it.
   *
   * @param field the tracker's name
   */
  public record FirstSeen(String field, Value value) implements What {}

  /**
   * A field was changed.
   *
   * @param field the tracker's name
   */
  public record FieldSet(String field, Value from, Value to) implements What {}

  /**
   * A comment was written.
   *
   * @param comment its id
   * @param visibility as the tracker shows it
   * @param text without formatting
   */
  public record CommentMade(String comment, Visibility visibility, String text) implements What {}

  /**
   * A comment was worded anew, opened or hidden after it had been written.
   *
   * @param comment its id
   * @param turn what was done to it
   * @param visibility since then
   * @param text since then, without formatting
   */
  public record CommentTurned(String comment, Turn turn, Visibility visibility, String text)
      implements What {}

  /**
   * A file was attached.
   *
   * @param file its id
   * @param name of the file
   * @param visibility as the tracker shows it
   */
  public record FileAdded(String file, String name, Visibility visibility) implements What {}

  /**
   * Somebody acknowledged an obligation by hand.
   *
   * @param obligation its name
   * @param how for people
   */
  public record ObligationMet(String obligation, String how) implements What {}
}
