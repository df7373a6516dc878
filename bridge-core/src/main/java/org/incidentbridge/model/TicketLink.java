package org.incidentbridge.model;

/**
 * A relation between two tickets of one tracker, seen from the ticket that lists it.
 *
 * @param kind what the relation says
 * @param otherId the id of the other ticket in the same tracker
 */
public record TicketLink(Kind kind, String otherId) {

  /** The relations that trackers share; others are shown as {@link #RELATED}. */
  public enum Kind {
    RELATED,
    DUPLICATE_OF,
    HAS_DUPLICATE,
    PARENT_OF,
    CHILD_OF,
    BLOCKS,
    BLOCKED_BY;

    /** The same relation seen from the other ticket. */
    public Kind inverse() {
      return switch (this) {
        case RELATED -> RELATED;
        case DUPLICATE_OF -> HAS_DUPLICATE;
        case HAS_DUPLICATE -> DUPLICATE_OF;
        case PARENT_OF -> CHILD_OF;
        case CHILD_OF -> PARENT_OF;
        case BLOCKS -> BLOCKED_BY;
        case BLOCKED_BY -> BLOCKS;
      };
    }
  }
}
