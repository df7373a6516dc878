package org.incidentbridge.testkit.sim.rt;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How an installation is set up.
 *
 * @param version the release
 * @param zone the server's time zone, in which dates of searches are read for accounts without one
 * @param seed decides tokens, the order of custom fields and that of searches without one
 */
public record RtOptions(RtVersion version, ZoneId zone, long seed) {

  /** 5.0.3 in UTC. */
  public static RtOptions usual() {
    return new RtOptions(RtVersion.V5_0_3, ZoneOffset.UTC, 1);
  }

  public RtOptions withVersion(RtVersion other) {
    return new RtOptions(other, zone, seed);
  }

  public RtOptions withZone(ZoneId other) {
    return new RtOptions(version, other, seed);
  }

  public RtOptions withSeed(long other) {
    return new RtOptions(version, zone, other);
  }
}
