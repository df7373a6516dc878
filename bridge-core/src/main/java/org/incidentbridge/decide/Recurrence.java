package org.incidentbridge.decide;

import org.incidentbridge.model.TicketRef;

/** What the ledger remembers that bears upon what is found now, of the same ticket. */
public interface Recurrence {

  /** Nothing happened before. */
  Recurrence NONE =
      new Recurrence() {
        @Override
        public boolean isEndless(Decision.Finding found) {
          return false;
        }

        @Override
        public boolean isKnownWell(Decision.Finding found) {
          return false;
        }

        @Override
        public boolean mayRemoveLate(TicketRef ticket, String commentId) {
          return false;
        }
      };

  /** Whether it comes so often that nobody but a rule can be at work. */
  boolean isEndless(Decision.Finding found);

  /**
   * Whether the bridge sent the removal of a comment lately, and it had not taken effect when that
   * was looked for: it still may.
   */
  boolean mayRemoveLate(TicketRef ticket, String commentId);

  /** What is noted of such a removal. */
  static String lateRemoval(String commentId) {
    return "the removal of comment %s had not taken effect, and may yet".formatted(commentId);
  }

  /** Whether people were told of it so often lately that once more would only disturb them. */
  boolean isKnownWell(Decision.Finding found);
}
