package org.incidentbridge.testkit.sim.jira;

import java.time.Duration;
import java.time.ZoneId;

/**
 * How a site behaves.
 *
 * @param indexLag longest time until a write shows in search; each write waits a random part of it
 * @param siteZone zone in whose offset times are printed
 * @param limits rate limits and caps
 * @param quirks further oddities
 * @param seed of everything random
 */
public record JiraOptions(
    Duration indexLag, ZoneId siteZone, JiraLimits limits, JiraQuirks quirks, long seed) {

  /** No search lag, usual limits, a site whose offset is not UTC. */
  public static JiraOptions usual() {
    return new JiraOptions(
        Duration.ZERO, ZoneId.of("Asia/Singapore"), JiraLimits.usual(), JiraQuirks.usual(), 1);
  }

  public JiraOptions withIndexLag(Duration lag) {
    return new JiraOptions(lag, siteZone, limits, quirks, seed);
  }

  public JiraOptions withSiteZone(ZoneId zone) {
    return new JiraOptions(indexLag, zone, limits, quirks, seed);
  }

  public JiraOptions withLimits(JiraLimits other) {
    return new JiraOptions(indexLag, siteZone, other, quirks, seed);
  }

  public JiraOptions withQuirks(JiraQuirks other) {
    return new JiraOptions(indexLag, siteZone, limits, other, seed);
  }

  public JiraOptions withSeed(long other) {
    return new JiraOptions(indexLag, siteZone, limits, quirks, other);
  }
}
