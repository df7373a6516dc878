/**
 * Request Tracker 5 behind REST 2.0, as strict and as odd as the real one. Start at {@link
 * org.incidentbridge.testkit.sim.rt.RtSimulator}.
 */
package org.incidentbridge.testkit.sim.rt;
