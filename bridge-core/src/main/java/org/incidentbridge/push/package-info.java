/** Carries out the outbox: output only, no policy. The one place that retries writes. */
package org.incidentbridge.push;
