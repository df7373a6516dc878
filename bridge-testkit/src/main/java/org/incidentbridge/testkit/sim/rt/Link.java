package org.incidentbridge.testkit.sim.rt;

/**
 * A link between two addresses.
 *
 * @param type {@code RefersTo}, {@code DependsOn}, {@code MemberOf} or {@code MergedInto}
 */
record Link(String base, String type, String target) {}
