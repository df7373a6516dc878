package org.incidentbridge.testkit.sim.jira;

/** An issue type. */
public record JiraIssueType(String id, String name, boolean subtask) {}
