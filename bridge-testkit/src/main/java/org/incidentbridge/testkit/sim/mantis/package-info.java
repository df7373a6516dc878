/**
 * MantisBT's REST interface, as strict and as odd as the real one. Start at {@link
 * org.incidentbridge.testkit.sim.mantis.MantisSimulator}.
 */
package org.incidentbridge.testkit.sim.mantis;
