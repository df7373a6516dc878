/**
 * What every adapter has to keep, one base class per behaviour. A test of an adapter extends each
 * of them with its own {@link org.incidentbridge.testkit.contract.TrackerHarness}.
 */
package org.incidentbridge.testkit.contract;
