package org.incidentbridge.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a message. Reasons are for people and hold no secret. */
public sealed interface Delivery {

  /**
   * The other side has taken it.
   *
   * @param missed to whom of several recipients it did not go
   */
  record Delivered(List<Missed> missed) implements Delivery {

    /** To all. */
    public static final Delivered TO_ALL = new Delivered(List.of());

    public Delivered {
      missed = List.copyOf(missed);
    }
  }

  /**
   * It will not be taken however often it is offered; nobody has got it.
   *
   * @param why what, why, and what to do
   */
  record Refused(String why) implements Delivery {}

  /**
   * Certainly not taken; to be tried later.
   *
   * @param notBefore when the other side wants to be asked again, if it said so
   */
  record Deferred(String why, Optional<Instant> notBefore) implements Delivery {
    public Deferred(String why) {
      this(why, Optional.empty());
    }
  }

  /** Perhaps taken: the connection was lost when all was said and nothing answered. */
  record Unknown(String why) implements Delivery {}

  /**
   * A recipient who was refused while others were not.
   *
   * @param address whose
   * @param passing whether it may go there later
   */
  record Missed(String address, boolean passing, String why) {}
}
