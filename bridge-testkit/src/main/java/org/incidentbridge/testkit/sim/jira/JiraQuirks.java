package org.incidentbridge.testkit.sim.jira;

/**
 * Behaviour that differs between sites and days.
 *
 * @param shortPages Cloud search pages come back shorter than asked
 * @param stuckTokens Cloud search repeats a page token when data moved under it (JRACLOUD-95368)
 * @param patDownloads Data Center serves attachments to personal access tokens (JRASERVER-72019)
 * @param retryAfterZero Data Center says Retry-After 0 with its 429
 * @param uploadLimit largest attachment in bytes
 * @param wholeSeconds times have no milliseconds, as with some databases of Data Center
 */
public record JiraQuirks(
    boolean shortPages,
    boolean stuckTokens,
    boolean patDownloads,
    boolean retryAfterZero,
    int uploadLimit,
    boolean wholeSeconds) {

  /** Times with milliseconds. */
  public JiraQuirks(
      boolean shortPages,
      boolean stuckTokens,
      boolean patDownloads,
      boolean retryAfterZero,
      int uploadLimit) {
    this(shortPages, stuckTokens, patDownloads, retryAfterZero, uploadLimit, false);
  }

  /** The same with times of whole seconds. */
  public JiraQuirks withWholeSeconds() {
    return new JiraQuirks(shortPages, stuckTokens, patDownloads, retryAfterZero, uploadLimit, true);
  }

  /** Short pages, a tenth of the usual 100 MB as attachment size, the rest off. */
  public static JiraQuirks usual() {
    return new JiraQuirks(true, false, true, false, 10_485_760);
  }
}
