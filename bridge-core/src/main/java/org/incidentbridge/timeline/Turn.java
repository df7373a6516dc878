package org.incidentbridge.timeline;

import java.util.Locale;

/** What can be done to a comment after it was written. */
public enum Turn {
  /** It was worded anew. */
  EDITED,
  /** It was internal until now, and is public. */
  SHOWN,
  /** It was public before, then hidden, and is public again. */
  RESHOWN,
  /** It was public until now, and is internal. */
  HIDDEN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** The word for conditions. */
  public String word() {
    return word;
  }
}
