package org.incidentbridge.report;

import java.util.List;
import org.incidentbridge.report.Sample.Standing;

/**
 * Incidents that are counted nowhere in a report.
 *
 * @param tests the policy is not for them: process tests (A2)
 * @param earlier they began before the policy took effect
 */
public record LeftOut(long tests, long earlier) {

  static LeftOut of(List<Sample> all) {
    return new LeftOut(count(all, Standing.TEST), count(all, Standing.EARLIER));
  }

  private static long count(List<Sample> all, Standing standing) {
    return all.stream().filter(s -> s.standing() == standing).count();
  }
}
