package org.incidentbridge.testkit.sim.jira;

/**
 * Limits of a site; 0 switches one off.
 *
 * @param writesIn2Seconds writes to one issue within 2 seconds
 * @param writesIn30Seconds writes to one issue within 30 seconds
 * @param callsPerSecond GET and POST calls of the whole site; half of it for PUT and DELETE
 * @param partsPerIssue comments, attachments, links of one issue, each; beyond it Jira answers 413
 * @param pageCap most issues on a page of search, cut to it without a word
 */
public record JiraLimits(
    int writesIn2Seconds,
    int writesIn30Seconds,
    int callsPerSecond,
    int partsPerIssue,
    int pageCap) {

  /** What the vendor publishes, without the site-wide limit, which needs a clock that moves. */
  public static JiraLimits usual() {
    return new JiraLimits(20, 100, 0, 5000, 1000);
  }

  /** All that the vendor publishes for Cloud. */
  public static JiraLimits strict() {
    return new JiraLimits(20, 100, 100, 5000, 100);
  }

  /** No rate limit at all, for bulk measurements. */
  public static JiraLimits unlimited() {
    return new JiraLimits(0, 0, 0, 0, 5000);
  }
}
