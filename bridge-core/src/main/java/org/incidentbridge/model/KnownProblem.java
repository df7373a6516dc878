package org.incidentbridge.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Another ticket that is, or may be, the same problem as an incident (C4, J12).
 *
 * @param at the tracker in which it stands for a mirror
 * @param ticket the other ticket; while {@link State#WAITING} the origin of the other incident
 * @param standing what the two are to each other
 * @param grounds why
 * @param told what of it people were told, by stable names, so that each thing is told once
 */
public record KnownProblem(
    TrackerId at, TicketRef ticket, Standing standing, Grounds grounds, List<String> told) {

  /** The most that people are told of one ticket: one whose text never rests is not followed. */
  public static final int MOST_TOLD = 12;

  public KnownProblem {
    told = List.copyOf(told);
  }

  /** What two problems are to each other. */
  public enum State {
    /** The same: it stands in the place of a mirror. */
    LINKED,
    /** Perhaps the same: people were told. */
    PROPOSED,
    /** The same as one that is just getting its ticket, which is waited for. */
    WAITING,
    /** Not the same, said a person. */
    REFUSED
  }

  /**
   * What the two are to each other.
   *
   * @param seen the version of the ticket that was decided on last; empty if none
   * @param quiet whether it is out of sight or private, so that nothing of it is told (N5)
   * @param named what the field {@code knownProblem} said when a person refused; else empty
   */
  public record Standing(State state, String seen, boolean quiet, String named) {}

  /**
   * Why.
   *
   * @param key of the ticket, as people write it
   * @param why the rule that found it, with its score, for people
   * @param since when it was found, by the bridge's clock
   */
  public record Grounds(String key, String why, Instant since) {}

  /** Whether it stands in that state. */
  public boolean is(State state) {
    return standing.state() == state;
  }

  /** The same as last read. */
  public KnownProblem seen(String version, boolean quiet) {
    return with(new Standing(standing.state(), version, quiet, standing.named()));
  }

  /**
   * The same, refused by a person.
   *
   * @param named what the field {@code knownProblem} says now
   */
  public KnownProblem refused(String named) {
    return with(new Standing(State.REFUSED, standing.seen(), standing.quiet(), named));
  }

  private KnownProblem with(Standing other) {
    return new KnownProblem(at, ticket, other, grounds, told);
  }

  /** Whether something may and is still to be told. */
  public boolean isUntold(String what) {
    return told.size() < MOST_TOLD && !told.contains(what);
  }

  /** The same after something was told. */
  public KnownProblem telling(String what) {
    List<String> all = new ArrayList<>(told);
    all.add(what);
    return new KnownProblem(at, ticket, standing, grounds, all);
  }
}
