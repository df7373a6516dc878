/** A tracker without HTTP, for tests of the engine alone. */
package org.incidentbridge.testkit.fake;
