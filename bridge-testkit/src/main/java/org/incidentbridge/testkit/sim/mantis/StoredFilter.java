package org.incidentbridge.testkit.sim.mantis;

/**
 * A filter somebody saved in the web interface.
 *
 * @param owner user id
 * @param shared whether others see it
 */
record StoredFilter(int id, String name, int owner, boolean shared, FilterSort sort) {}
