package org.incidentbridge.report;

import java.time.Instant;

/**
 * What a report is about.
 *
 * @param since inclusive
 * @param until inclusive for the state of incidents, exclusive for what is counted in the period
 */
public record Period(Instant since, Instant until) {

  public Period {
    if (!since.isBefore(until)) {
      throw new IllegalArgumentException("a period ends after it begins: " + since + ", " + until);
    }
  }

  /** Whether something that happened then is counted. */
  public boolean has(Instant at) {
    return !at.isBefore(since) && at.isBefore(until);
  }
}
