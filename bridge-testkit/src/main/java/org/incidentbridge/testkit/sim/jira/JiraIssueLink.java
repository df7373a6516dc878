package org.incidentbridge.testkit.sim.jira;

/** A link between two issues: the source does to the destination what the type's outward says. */
public record JiraIssueLink(long id, JiraLinkType type, long source, long destination) {}
