/** The ways in which notices leave: mail and webhooks. */
package org.incidentbridge.app.channel;
