/** Keeps the panels beside tickets up to date, in trackers that show some. */
@NullMarked
package org.incidentbridge.app.panel;

import org.jspecify.annotations.NullMarked;
