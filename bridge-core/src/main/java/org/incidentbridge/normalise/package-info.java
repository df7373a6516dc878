/** From a tracker's words to canonical ones and back. Pure. */
package org.incidentbridge.normalise;
