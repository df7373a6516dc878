/** Listens to what trackers call out, and has the tickets read that they name. */
@NullMarked
package org.incidentbridge.app.webhook;

import org.jspecify.annotations.NullMarked;
