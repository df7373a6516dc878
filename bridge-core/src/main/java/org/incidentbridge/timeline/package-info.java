/** What happened to an incident, on all its tickets, in one order. Values only. */
package org.incidentbridge.timeline;
