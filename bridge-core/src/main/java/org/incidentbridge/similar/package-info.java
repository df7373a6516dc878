/** Finds texts that tell of the same problem, in memory. Knows nothing of tickets. */
@NullMarked
package org.incidentbridge.similar;

import org.jspecify.annotations.NullMarked;
