package org.incidentbridge.policy;

import org.incidentbridge.model.TrackerId;

/** Who decides on a field when sides differ. */
public sealed interface Owner {

  /** The ticket the incident began with. */
  record Origin() implements Owner {}

  /**
   * The incident's ticket in that tracker.
   *
   * @param id which
   */
  record Of(TrackerId id) implements Owner {}

  /** The side changed last, by the trackers' clocks. */
  record Latest() implements Owner {}

  /** All sides: what one added or removed is added or removed for all. For sets of names. */
  record Union() implements Owner {}

  /** A person, where sides differ; one-sided changes flow. */
  record Ask() implements Owner {}

  /** The bridge itself; no side's change is taken. */
  record Policy() implements Owner {}
}
