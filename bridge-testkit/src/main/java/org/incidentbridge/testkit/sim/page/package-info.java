/**
 * Pages for people who look at a simulated tracker with a browser. They are no part of its REST
 * interface: {@link org.incidentbridge.testkit.sim.page.Browsable} puts them before a simulator
 * that is served over HTTP, and without it there are none.
 */
package org.incidentbridge.testkit.sim.page;
