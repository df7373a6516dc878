package org.incidentbridge.spi;

/** What a field shows after a value was written to it, as its tracker knows. */
public enum Likeness {
  /** What the tracker makes of the value: the same, or cut, trimmed or told in another form. */
  TAKEN,

  /** What the tracker never makes of the value: somebody was there since, or it was not taken. */
  OTHER,

  /** That cannot be said. */
  UNKNOWN
}
