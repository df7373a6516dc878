package org.incidentbridge.testkit.sim.zendesk;

/**
 * A rule that runs in the same request as the change that sets it off.
 *
 * @param field a key of {@link SystemFields#PLAIN}
 * @param becomes the value it has to take
 * @param tag added then
 */
record Trigger(long id, String title, String field, String becomes, String tag) {}
