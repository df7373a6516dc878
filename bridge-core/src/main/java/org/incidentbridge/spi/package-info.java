/**
 * What an adapter implements, split by verb. An adapter depends on this package, on {@code model}
 * and on {@code text}, and on nothing else of the bridge.
 */
package org.incidentbridge.spi;
