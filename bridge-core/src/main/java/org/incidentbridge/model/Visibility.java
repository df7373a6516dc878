package org.incidentbridge.model;

/** Who may read a comment or an attachment. What is not known to be public is internal (N5). */
public enum Visibility {
  PUBLIC,
  INTERNAL;

  /** The stricter of two. */
  public Visibility and(Visibility other) {
    return this == INTERNAL ? INTERNAL : other;
  }
}
