/**
 * Jira Cloud (REST v3) and Jira Data Center (REST v2) over one kind of site.
 *
 * <p>{@code JiraSite} keeps the state; {@code StandardJira} fills one; {@code JiraPerson} acts in
 * it as people do; {@code JiraCloudSimulator} and {@code JiraDcSimulator} speak its HTTP; {@code
 * JiraPages} shows it in a browser. What the simulators accept is no more than the real trackers
 * accept.
 */
package org.incidentbridge.testkit.sim.jira;
