package org.incidentbridge.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What became of a command. */
public sealed interface Outcome {

  /**
   * The tracker shows what the command asked for.
   *
   * @param receipt what the tracker answered
   */
  record Applied(Receipt receipt) implements Outcome {}

  /**
   * Only from {@link TrackerSink#settle}: the command took no effect, or not all of it, and may be
   * sent again.
   *
   * @param partly the ticket as it is now, where some fields may have got what was sent; what of it
   *     they show is the bridge's own doing
   */
  record NotApplied(Optional<TicketSnapshot> partly) implements Outcome {

    /** None of it is there. */
    public NotApplied() {
      this(Optional.empty());
    }
  }

  /**
   * The tracker will not do it however often it is asked.
   *
   * @param message for people: what, why, what to do
   * @param fields the fields to blame with the reason of each; empty if the whole command is. The
   *     bridge sends the other fields without them (N10).
   * @param halfway the ticket where the command's own steps had brought it before it was refused:
   *     with another status, with a file hidden that was to be removed (N5), or without the comment
   *     that was to be hidden and could only be taken away, which is made again once its original
   *     is open; empty if it changed nothing such
   */
  record Refused(String message, Map<String, String> fields, Optional<TicketSnapshot> halfway)
      implements Outcome {
    public Refused {
      fields = Map.copyOf(fields);
    }

    /** Refused as a whole: nothing was changed. */
    public Refused(String message, Map<String, String> fields) {
      this(message, fields, Optional.empty());
    }
  }

  /**
   * Certainly not done, not even in part; try later. A command that took some of its steps is
   * {@link Unknown}.
   *
   * @param message for people
   * @param retryAfter what the tracker asked for
   */
  record Deferred(String message, Optional<Duration> retryAfter) implements Outcome {}

  /**
   * Not done, because the ticket shows something else than the command expected.
   *
   * @param current the ticket as it is
   */
  record Stale(TicketSnapshot current) implements Outcome {}

  /**
   * Perhaps done: to be settled before anything is sent again.
   *
   * @param message for people
   * @param certainIn if time alone will tell, for example because a request may still be on its
   *     way: how long that takes at most. Until then no attempt is counted.
   * @param halfway the ticket where the command's own steps have brought it so far, if that is
   *     known: its status is neither what was expected nor what is wanted, and yet nobody's change
   *     (N4)
   * @param taken whether the tracker said that it took all of it, so that only what it shows since
   *     is not known: what does not stand when it is looked at next was undone by somebody (N1)
   */
  record Unknown(
      String message, Optional<Duration> certainIn, Optional<TicketSnapshot> halfway, boolean taken)
      implements Outcome {

    /** Taken, but not seen since. */
    public static Unknown unseen(String message) {
      return new Unknown(message, Optional.empty(), Optional.empty(), true);
    }

    public Unknown(String message, Optional<Duration> certainIn, Optional<TicketSnapshot> halfway) {
      this(message, certainIn, halfway, false);
    }

    public Unknown(String message) {
      this(message, Optional.empty());
    }

    public Unknown(String message, Optional<Duration> certainIn) {
      this(message, certainIn, Optional.empty());
    }
  }

  /**
   * What the tracker answered to a write.
   *
   * @param createdId the id of the ticket, comment or attachment made
   * @param ticket the ticket after the write, read from the answer or directly afterwards; whole
   * @param losses what the tracker could not take, in words for people; one of a field that was not
   *     to be written tells that the write changed it all the same
   * @param beside the tracker's names of further fields that the write changed besides those that
   *     were to be written, such as a resolution that goes with a status: nobody's change (N4, N7)
   */
  record Receipt(
      Optional<String> createdId,
      Optional<TicketSnapshot> ticket,
      List<Loss> losses,
      Set<String> beside) {
    public static final Receipt NOTHING =
        new Receipt(Optional.empty(), Optional.empty(), List.of());

    public Receipt {
      losses = List.copyOf(losses);
      beside = Set.copyOf(beside);
    }

    /** Nothing else was changed than what was to be, and what losses tell of. */
    public Receipt(Optional<String> createdId, Optional<TicketSnapshot> ticket, List<Loss> losses) {
      this(createdId, ticket, losses, Set.of());
    }
  }

  /**
   * Something that did not fit.
   *
   * @param field the tracker's field name; {@code comment} or {@code attachment} for those
   * @param message what was left out or changed, and where it went instead
   */
  record Loss(String field, String message) {}
}
