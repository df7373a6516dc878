/**
 * For tests of the bridge and of adapters: contract kits, a tracker in memory, simulators of the
 * real ones, laws of text, and time that moves only when it is told to.
 */
package org.incidentbridge.testkit;
