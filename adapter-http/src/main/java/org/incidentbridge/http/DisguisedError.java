package org.incidentbridge.http;

/**
 * An error that a tracker reports with a success status.
 *
 * @param status what the status should have been
 * @param message the tracker's own text; may be blank
 * @param applied the write was done all the same
 */
public record DisguisedError(int status, String message, boolean applied) {}
