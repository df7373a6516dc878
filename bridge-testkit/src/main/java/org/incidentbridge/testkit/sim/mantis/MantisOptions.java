package org.incidentbridge.testkit.sim.mantis;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How an installation is set up.
 *
 * @param zone the server's time zone, in which every time is written
 * @param seed decides tokens and the order of list rows that tie
 * @param bridgeAccess global access level of the bridge's user
 * @param limits bounds
 * @param selfRegistration whether visitors may sign up, which switches the rate limit on
 */
public record MantisOptions(
    ZoneId zone,
    long seed,
    AccessLevel bridgeAccess,
    MantisLimits limits,
    boolean selfRegistration) {

  /** UTC, a MANAGER token, MantisBT's default limits, self-registration on. */
  public static MantisOptions usual() {
    return new MantisOptions(ZoneOffset.UTC, 1, AccessLevel.MANAGER, MantisLimits.usual(), true);
  }

  public MantisOptions withZone(ZoneId newZone) {
    return new MantisOptions(newZone, seed, bridgeAccess, limits, selfRegistration);
  }

  public MantisOptions withSeed(long newSeed) {
    return new MantisOptions(zone, newSeed, bridgeAccess, limits, selfRegistration);
  }

  public MantisOptions withBridgeAccess(AccessLevel level) {
    return new MantisOptions(zone, seed, level, limits, selfRegistration);
  }

  public MantisOptions withLimits(MantisLimits newLimits) {
    return new MantisOptions(zone, seed, bridgeAccess, newLimits, selfRegistration);
  }

  public MantisOptions withSelfRegistration(boolean on) {
    return new MantisOptions(zone, seed, bridgeAccess, limits, on);
  }
}
