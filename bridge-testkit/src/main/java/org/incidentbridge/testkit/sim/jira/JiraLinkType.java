package org.incidentbridge.testkit.sim.jira;

/** A kind of issue link: the source "blocks" the destination, which "is blocked by" it. */
public record JiraLinkType(String id, String name, String inward, String outward) {}
