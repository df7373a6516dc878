package org.incidentbridge.app.webhook;

/**
 * Where a call says that it comes from.
 *
 * @param peer the address of the other end of the connection
 * @param forwardedFor all lines of {@code X-Forwarded-For} in their order, each proxy behind what
 *     the one before it said; empty if there is none
 * @param relayed whether the call says that it came through a proxy
 */
record Origin(String peer, String forwardedFor, boolean relayed) {}
