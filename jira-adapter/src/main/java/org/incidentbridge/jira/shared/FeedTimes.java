package org.incidentbridge.jira.shared;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments that cursors of the change feed hold, and the floor below which nothing is wanted. */
public final class FeedTimes {

  private FeedTimes() {}

  public static Instant later(Instant one, Instant two) {
    return one.isAfter(two) ? one : two;
  }

  public static Instant earlier(Instant one, Instant two) {
    return one.isBefore(two) ? one : two;
  }

  /**
   * The floor for the rest of a pass that began with another one.
   *
   * @param wanted the floor now; empty if there is none
   * @param before the floor with which the pass began; empty if there was none
   */
  public static Optional<Instant> later(Optional<Instant> wanted, Optional<Instant> before) {
    return before.filter(b -> wanted.filter(b::isBefore).isEmpty()).or(() -> wanted);
  }

  /** Whether more is wanted than before; an empty floor wants all. */
  public static boolean isWider(Optional<Instant> wanted, Optional<Instant> before) {
    return before.isPresent() && (wanted.isEmpty() || wanted.get().isBefore(before.get()));
  }

  /**
   * Whether an issue may have changed since it was last read without another time to show for it:
   * some databases keep whole seconds only.
   *
   * @param since the cursor's: what was young at the last reading is later
   */
  public static boolean mayHide(Instant updated, Optional<Instant> since) {
    return updated.equals(updated.truncatedTo(ChronoUnit.SECONDS))
        && since.filter(updated::isAfter).isPresent();
  }

  /** As a part of a cursor's text; empty if there is none. */
  public static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }

  /** From a part of a cursor's text. */
  public static Optional<Instant> instant(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }
}
