/**
 * Measures the bridge as a whole against simulated trackers. Start at {@link
 * org.incidentbridge.benchmarks.Main}; figures stand in {@code docs/performance.md}.
 */
@NullMarked
package org.incidentbridge.benchmarks;

import org.jspecify.annotations.NullMarked;
