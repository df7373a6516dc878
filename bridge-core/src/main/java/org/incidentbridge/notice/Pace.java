package org.incidentbridge.notice;

/** Whether more notices may come soon. */
public enum Pace {
  /** They may: the first of a group waits for others. */
  COLLECT,
  /** They will not, since the work ends here: what waits for others only, leaves. */
  CLOSE
}
