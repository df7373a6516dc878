package org.incidentbridge.decide;

/** How often what is found now was found before, of the same ticket and in the same words. */
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
      };

  /** Whether it comes so often that nobody but a rule can be at work. */
  boolean isEndless(Decision.Finding found);

  /** Whether people were told of it so often lately that once more would only disturb them. */
  boolean isKnownWell(Decision.Finding found);
}
