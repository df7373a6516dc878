package org.incidentbridge.testkit.sim.jira;

import java.time.ZoneId;
import java.util.Set;

/**
 * A person or a robot.
 *
 * @param id accountId on Cloud, user key such as {@code JIRAUSER10100} on Data Center
 * @param name login name, the handle by which tests name a user; never shown by Cloud
 * @param displayName as shown
 * @param email as kept
 * @param profile the rest
 */
public record JiraUser(
    String id, String name, String displayName, String email, JiraUser.Profile profile) {

  /**
   * What people set in their profile and admins in user management.
   *
   * @param zone used to read dates in this user's JQL
   * @param emailShown whether others see the e-mail address
   * @param active false after deactivation
   * @param groups groups and project roles, for comment visibility
   */
  public record Profile(ZoneId zone, boolean emailShown, boolean active, Set<String> groups) {

    public Profile {
      groups = Set.copyOf(groups);
    }
  }
}
