/** Reads trackers into the inbox: input only, no decisions. */
package org.incidentbridge.pull;
