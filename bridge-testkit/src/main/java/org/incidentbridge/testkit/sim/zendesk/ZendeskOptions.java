package org.incidentbridge.testkit.sim.zendesk;

/**
 * How an account is set up.
 *
 * @param subdomain the account's name in URLs
 * @param bridgeRole what the bridge's user may do
 * @param limits bounds
 * @param customStatuses whether statuses of the account's own may be made
 * @param repeats whether the export shows the record at a cursor again when others share its second
 */
public record ZendeskOptions(
    String subdomain,
    Role bridgeRole,
    ZendeskLimits limits,
    boolean customStatuses,
    boolean repeats) {

  /** An admin as the bridge, the usual limits, custom statuses on, records that repeat. */
  public static ZendeskOptions usual() {
    return new ZendeskOptions("acme", Role.ADMIN, ZendeskLimits.usual(), true, true);
  }

  public ZendeskOptions withBridgeRole(Role role) {
    return new ZendeskOptions(subdomain, role, limits, customStatuses, repeats);
  }

  public ZendeskOptions withLimits(ZendeskLimits newLimits) {
    return new ZendeskOptions(subdomain, bridgeRole, newLimits, customStatuses, repeats);
  }

  public ZendeskOptions withCustomStatuses(boolean on) {
    return new ZendeskOptions(subdomain, bridgeRole, limits, on, repeats);
  }

  public ZendeskOptions withRepeats(boolean on) {
    return new ZendeskOptions(subdomain, bridgeRole, limits, customStatuses, on);
  }

  /** Where the account answers, without a slash at the end. */
  String root() {
    return "https://" + subdomain + ".zendesk.com";
  }
}
