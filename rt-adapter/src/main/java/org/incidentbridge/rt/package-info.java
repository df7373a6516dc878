/**
 * Request Tracker 5 and newer over its REST 2.0 interface. Start at {@link
 * org.incidentbridge.rt.RtTrackerFactory}.
 */
package org.incidentbridge.rt;
