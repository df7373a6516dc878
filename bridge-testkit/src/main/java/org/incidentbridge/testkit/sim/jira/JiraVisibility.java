package org.incidentbridge.testkit.sim.jira;

/** Restriction of a comment to a group or a project role. */
public record JiraVisibility(String type, String value) {}
