package org.incidentbridge.policy;

/**
 * The configured answers to events that are no field change.
 *
 * @param deletion when one side's ticket is deleted
 * @param merge when one side's ticket is merged into another one of its tracker
 * @param hiding when the bridge loses the permission to read one side's ticket
 * @param move when a ticket leaves the covered projects
 * @param reopening when the side that does not own the status reopens a resolved ticket
 * @param commentDeletion when a person deletes a comment that has copies
 */
public record Answers(
    OnDeletion deletion,
    OnMerge merge,
    OnHiding hiding,
    OnMove move,
    OnReopening reopening,
    OnCommentDeletion commentDeletion) {

  public static final Answers STANDARD =
      new Answers(
          OnDeletion.REMARK,
          OnMerge.REMARK,
          OnHiding.WAIT,
          OnMove.FOLLOW,
          OnReopening.FOLLOW,
          OnCommentDeletion.KEEP);

  /** When one side's ticket is deleted. The other side is never deleted. */
  public enum OnDeletion {
    /** The others get an internal remark and go on without it. */
    REMARK,
    /** The others are closed, with an internal remark. */
    CLOSE,
    /** The others go on without a word; the ledger has it. */
    IGNORE,
    /** A deleted mirror is made again; a deleted origin is remarked on. */
    RECREATE
  }

  /** When one side's ticket is merged into another one of its tracker. */
  public enum OnMerge {
    /** The others get an internal remark that names the survivor, and go on without it. */
    REMARK,
    /** The others are closed, with such a remark. */
    CLOSE,
    /** The others go on without a word; the ledger has it. */
    IGNORE
  }

  /** When the bridge may no longer read a ticket. It is taken up again when it may. */
  public enum OnHiding {
    /** Nothing is said; the ledger has it. */
    WAIT,
    /** The others get an internal remark that they are not kept in step with it for now. */
    REMARK
  }

  /** When a ticket leaves the covered projects. */
  public enum OnMove {
    /** It stays in step as long as it can be read. */
    FOLLOW,
    /** It is let go, with a remark on the others. */
    DETACH
  }

  /** When a non-owner reopens. */
  public enum OnReopening {
    /** The incident reopens, whoever owns the status. */
    FOLLOW,
    /** The owner's status is put back. */
    OVERRULE
  }

  /** When a comment with copies is deleted. */
  public enum OnCommentDeletion {
    /** Copies stay; the ledger has it. */
    KEEP,
    /** Copies are removed too. */
    REMOVE
  }
}
