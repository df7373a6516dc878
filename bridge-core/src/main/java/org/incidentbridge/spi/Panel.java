package org.incidentbridge.spi;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a tracker shows beside a ticket of the incident that it belongs to.
 *
 * @param ticketId which ticket
 * @param incident its number; empty to show nothing any more
 * @param severity in canonical words; empty if it may not be told or there is none
 * @param tickets the others of the incident
 * @param clocks in the order of the policy
 * @param duties open ones
 * @param at as of when
 */
public record Panel(
    String ticketId,
    String incident,
    String severity,
    List<Other> tickets,
    List<Clock> clocks,
    List<Duty> duties,
    Instant at) {

  public Panel {
    tickets = List.copyOf(tickets);
    clocks = List.copyOf(clocks);
    duties = List.copyOf(duties);
  }

  /** One that takes back what was shown. */
  public static Panel none(String ticketId, Instant at) {
    return new Panel(ticketId, "", "", List.of(), List.of(), List.of(), at);
  }

  /** Whether there is anything to tell but a number. */
  public boolean isEmpty() {
    return severity.isEmpty() && tickets.isEmpty() && clocks.isEmpty() && duties.isEmpty();
  }

  /** Whether another one, of any time, tells the same. */
  public boolean tellsTheSame(Panel other) {
    return other.equals(new Panel(ticketId, incident, severity, tickets, clocks, duties, other.at));
  }

  /**
   * Another ticket of the incident.
   *
   * @param tracker its name in the configuration
   * @param status the tracker's word; empty if it may not be told
   * @param internal whether only insiders may know of it (N5)
   */
  public record Other(String tracker, String key, URI url, String status, boolean internal) {}

  /**
   * A promise. For insiders only: nothing says which ones a customer knows of (N5).
   *
   * @param due empty if it is paused or has no target
   */
  public record Clock(String name, Optional<Instant> due, State state) {}

  /** Where a promise stands. */
  public enum State {
    RUNNING,
    PAUSED,
    MET,
    BREACHED
  }

  /**
   * What somebody has to do. For insiders only (N5).
   *
   * @param due empty if no time is set
   */
  public record Duty(String what, Optional<Instant> due) {}
}
