/**
 * Zendesk Support's REST interface, as strict and as odd as the real one. Start at {@link
 * org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator}.
 */
package org.incidentbridge.testkit.sim.zendesk;
