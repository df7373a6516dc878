package org.incidentbridge.testkit.sim.mantis;

/**
 * Bounds of one installation.
 *
 * @param maxListRows rows of a list answer that fit PHP's memory limit; more is a 500
 * @param maxFileBytes largest attachment
 * @param antispamEvents history events per hour for users at REPORTER or below; 0 switches it off
 */
public record MantisLimits(int maxListRows, int maxFileBytes, int antispamEvents) {

  /** MantisBT's defaults with PHP at 128 MB. */
  public static MantisLimits usual() {
    return new MantisLimits(50_000, 5 * 1024 * 1024, 10);
  }
}
