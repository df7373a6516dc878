package org.incidentbridge.http;

/** For whom a tracker made an answer, as far as the answer itself says so. */
public enum Addressee {
  /** For somebody who is logged in. */
  USER,
  /** For an anonymous visitor: the login did not count. */
  NOBODY,
  /** It does not say, or contradicts itself. */
  UNTOLD
}
