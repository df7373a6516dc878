package org.incidentbridge.testkit.sim.rt;

/**
 * Somebody who does something.
 *
 * @param free whether rights are not asked for, so that tests can let anybody do anything
 */
record Actor(User user, boolean free) {}
