package org.incidentbridge.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stood open when an incident was last decided on under a policy. A replay tells more, but
 * needs the policy, and people may take that out of the configuration.
 *
 * @param clocks those that were running or paused
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
   * A clock that ran or was paused.
   *
   * @param name in its pack
   * @param title for people
   * @param started when its cycle began
   * @param due empty if it had no target, or was paused
   * @param seen when it was last decided on
   */
  public record Clock(
      String name, String title, Instant started, Optional<Instant> due, Instant seen) {}

  /**
   * An obligation that was open.
   *
   * @param name in its pack
   * @param title what was to be done, for people
   * @param who names of the catalogue, or addresses
   * @param opened when
   * @param due empty if no time was set
   * @param seen when it was last decided on
   */
  public record Duty(
      String name,
      String title,
      List<String> who,
      Instant opened,
      Optional<Instant> due,
      Instant seen) {
    public Duty {
      who = List.copyOf(who);
    }
  }
}
