/**
 * What the HTTP adapters share. Start at {@link org.incidentbridge.http.TrackerHttp}, which makes
 * the client of one tracker, and {@link org.incidentbridge.http.Calls}, which runs calls over it.
 */
package org.incidentbridge.http;
