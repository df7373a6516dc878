package org.incidentbridge.testkit.fake;

/** What goes wrong with one call. */
public enum Accident {
  NONE,
  /** The tracker never sees the call, and the caller knows. */
  REFUSED_CONNECTION,
  /** The tracker never sees the call, and the caller cannot know. */
  LOST_BEFORE,
  /** The tracker does it, and the caller cannot know. */
  LOST_AFTER,
  /** Too many requests. */
  RATE_LIMITED
}
