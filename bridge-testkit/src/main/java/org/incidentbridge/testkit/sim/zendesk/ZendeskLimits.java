package org.incidentbridge.testkit.sim.zendesk;

/**
 * How much an account lets through; 0 switches a limit off.
 *
 * @param requestsPerMinute all requests of the account
 * @param exportsPerMinute requests to the incremental exports
 * @param updatesPerMinute updates of tickets, account-wide
 * @param updatesPerTicket updates of one ticket by one user in ten minutes
 * @param comments most comments of one ticket
 * @param bodyBytes comments longer than this are cut without a word
 * @param fileBytes largest upload
 */
public record ZendeskLimits(
    int requestsPerMinute,
    int exportsPerMinute,
    int updatesPerMinute,
    int updatesPerTicket,
    int comments,
    int bodyBytes,
    int fileBytes) {

  /** An Enterprise account without High Volume. */
  public static ZendeskLimits usual() {
    return new ZendeskLimits(700, 10, 100, 30, 5000, 65_536, 50 * 1024 * 1024);
  }

  /** Nothing is counted by time; sizes stay bounded. */
  public static ZendeskLimits untimed() {
    return new ZendeskLimits(0, 0, 0, 0, 5000, 65_536, 50 * 1024 * 1024);
  }

  public ZendeskLimits withRequests(int perMinute) {
    return new ZendeskLimits(
        perMinute,
        exportsPerMinute,
        updatesPerMinute,
        updatesPerTicket,
        comments,
        bodyBytes,
        fileBytes);
  }

  public ZendeskLimits withUpdates(int perMinute, int perTicket) {
    return new ZendeskLimits(
        requestsPerMinute, exportsPerMinute, perMinute, perTicket, comments, bodyBytes, fileBytes);
  }

  public ZendeskLimits withSizes(int mostComments, int mostBytes, int mostFileBytes) {
    return new ZendeskLimits(
        requestsPerMinute,
        exportsPerMinute,
        updatesPerMinute,
        updatesPerTicket,
        mostComments,
        mostBytes,
        mostFileBytes);
  }
}
