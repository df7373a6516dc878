/**
 * What an incident becomes when its tickets changed: a pure function of the incident, its tickets
 * and the configuration.
 */
package org.incidentbridge.decide;
