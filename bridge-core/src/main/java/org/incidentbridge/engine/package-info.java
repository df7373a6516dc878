/** Puts the verbs of the road in order. {@link SyncCycle} is the place to start reading. */
package org.incidentbridge.engine;
