package org.incidentbridge.timeline;

import java.util.Locale;
import org.incidentbridge.model.Party;

/**
 * Who did something.
 *
 * @param party the person, canonical
 * @param role what they are to the incident
 */
public record Actor(Party party, Role role) {

  /** What somebody is to an incident. */
  public enum Role {
    /** Who reported the incident. */
    REPORTER,
    /** Somebody else of the organisation that reported it. */
    CUSTOMER,
    /** Somebody who is known to be one of those who work on it. */
    STAFF,
    /** Somebody of whom none of this is known, or an author that the tracker does not tell. */
    UNKNOWN,
    /** A rule of a tracker or an automatic reply. */
    AUTOMATIC,
    /** The bridge. */
    BRIDGE;

    private final String word = name().toLowerCase(Locale.ROOT);
  }

  /** Whether a person did it, and no machine. */
  public boolean isPerson() {
    return role != Role.AUTOMATIC && role != Role.BRIDGE;
  }

  /**
   * The word for conditions: {@code reporter}, {@code customer}, {@code staff}, {@code unknown} and
   * so on.
   */
  public String word() {
    return role.word;
  }
}
