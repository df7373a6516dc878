package org.incidentbridge.testkit.sim.zendesk;

/**
 * A status as agents see it.
 *
 * @param category one of {@code new, open, pending, hold, solved}
 * @param usual whether tickets get it when only the category is set
 */
record CustomStatus(long id, String category, String label, boolean usual) {}
