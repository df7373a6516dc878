package org.incidentbridge.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.calendar.CoverageCalendar;
import org.incidentbridge.model.Party;
import org.incidentbridge.pack.ObligationRule;

/**
 * An obligation of an incident.
 *
 * @param rule what is to be done
 * @param number how often it was opened, from 1
 * @param opened when
 * @param due by when; empty if no time is set
 * @param calendar in whose hours that counts, as they were when it was opened
 * @param end how it ended; empty while it is open
 * @param by who acknowledged it so far, in order
 */
public record Obligation(
    ObligationRule rule,
    int number,
    Instant opened,
    Optional<Instant> due,
    CoverageCalendar calendar,
    Optional<End> end,
    List<Acknowledgement> by) {

  public Obligation {
    by = List.copyOf(by);
  }

  /** Whether somebody has acknowledged it, or may be one of those who have. */
  public boolean mayBeBy(Party party) {
    return by.stream().anyMatch(a -> !Persons.areTwo(a.by(), party));
  }

  /** How long it may take, as it is written. */
  public String target() {
    return ProofText.of(rule.due().target());
  }

  /**
   * How an obligation ended.
   *
   * @param at when
   * @param how acknowledged in time, late, or dropped
   */
  public record End(Instant at, How how) {}

  /** How. */
  public enum How {
    MET,
    LATE,
    DROPPED
  }

  /**
   * Somebody acknowledged it.
   *
   * @param at when
   * @param by who; {@link Party#NOBODY} if it is not known
   * @param how for people: a command, a reply, a field
   */
  public record Acknowledgement(Instant at, Party by, String how) {

    /** For people. */
    public String who() {
      return by.name();
    }
  }
}
