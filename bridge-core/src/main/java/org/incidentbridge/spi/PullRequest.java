package org.incidentbridge.spi;

/**
 * What to pull.
 *
 * @param cursor where the last page ended
 * @param known what the bridge has seen so far
 * @param limit most sightings wanted in one page; positive
 */
public record PullRequest(Cursor cursor, KnownTickets known, int limit) {}
