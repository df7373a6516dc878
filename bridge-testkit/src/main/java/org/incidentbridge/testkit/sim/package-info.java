/**
 * Simulated trackers as functions from request to response. {@link
 * org.incidentbridge.testkit.sim.SimServer} puts one behind HTTP on loopback, {@link
 * org.incidentbridge.testkit.sim.SimTransport} answers within the process, and {@link
 * org.incidentbridge.testkit.sim.FaultyHttp} lets the network misbehave.
 */
package org.incidentbridge.testkit.sim;
