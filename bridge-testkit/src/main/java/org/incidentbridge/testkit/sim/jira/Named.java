package org.incidentbridge.testkit.sim.jira;

/** Something with a numeric id and a name: priority, resolution, version, component, option. */
public record Named(String id, String name) {}
