package org.incidentbridge.app.demo;

/**
 * What the demo's configuration promises, said a second time for the audit.
 *
 * @param from place where tickets begin, in a project
 * @param to place where the bridge mirrors them, in a project
 * @param inside whether internal notes go along, as internal ones
 * @param priority how the priority is kept
 */
record Lane(Lane.End from, Lane.End to, boolean inside, Lane.Rule priority) {

  record End(String place, String project) {

    boolean holds(Seen seen) {
      return seen.at().place().equals(place) && seen.at().project().equals(project);
    }
  }

  /** Whether people have to agree, or the last change counts. */
  enum Rule {
    ASK,
    LATEST
  }
}
