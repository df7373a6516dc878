/**
 * MantisBT 2.2x over its REST interface. Start at {@link
 * org.incidentbridge.mantis.MantisTrackerFactory}.
 */
package org.incidentbridge.mantis;
