package org.incidentbridge.replay;

import org.incidentbridge.policy.Condition;

/**
 * A condition of a pack, numbered.
 *
 * @param index from 0, unique in the pack
 * @param condition what is asked
 * @param topics what the answer depends on, see {@link Topics}
 */
record Question(int index, Condition condition, long topics) {

  /** Whether the answer depends on what has just happened. */
  boolean namesEvent() {
    return (topics & Topics.EVENT) != 0;
  }

  /** Whether the answer depends on which calendars are open. */
  boolean namesHours() {
    return (topics & Topics.HOURS) != 0;
  }

  String text() {
    return condition.text();
  }
}
