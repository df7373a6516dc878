package org.incidentbridge.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stood open when an incident was last decided on under a policy. A replay tells more, but
 * needs the policy, and people may take that out of the configuration.
 *
 * @param clocks those that were not stopped
 * @param duties those that were not acknowledged
 * @param fields names of the fields that the policy kept up to date
 */
public record Pending(List<Clock> clocks, List<Duty> duties, List<String> fields) {

  /** Nothing at all. */
  public static final Pending NONE = new Pending(List.of(), List.of(), List.of());

  public Pending {
    clocks = List.copyOf(clocks);
    duties = List.copyOf(duties);
    fields = List.copyOf(fields);
  }

  /**
   * A clock that was not stopped.
   *
   * @param name in its pack
   * @param title for people
   * @param started when its cycle began
   * @param due empty if it had no target, or was paused before it was due
   * @param seen when it was last decided on
   */
  public record Clock(
      String name, String title, Instant started, Optional<Instant> due, Instant seen) {

    /** Where it stood when it was last decided on. */
    public Standing standing() {
      return due.map(at -> at.isBefore(seen) ? Standing.BREACHED : Standing.RUNNING)
          .orElse(Standing.NOT_DUE);
    }
  }

  /** Where a clock that was not stopped stood. */
  public enum Standing {
    /** Not due yet. */
    RUNNING("running"),
    /** Past its due time, paused since or not. */
    BREACHED("breached"),
    /** Paused before it was due, or without a target. */
    NOT_DUE("paused or without a target");

    private final String words;

    Standing(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * An obligation that was open.
   *
   * @param name in its pack
   * @param title what was to be done, for people
   * @param who names of the catalogue, or addresses
   * @param opened when
   * @param due empty if no time was set
   * @param seen when it was last decided on
   * @param missing how many people had to acknowledge it still; at least 1
   */
  public record Duty(
      String name,
      String title,
      List<String> who,
      Instant opened,
      Optional<Instant> due,
      Instant seen,
      int missing) {
    public Duty {
      who = List.copyOf(who);
      missing = Math.max(1, missing); // not told in records of before that was remembered
    }
  }
}
