package org.incidentbridge.spi;

/**
 * What to pull.
 *
 * @param cursor where the last page ended
 * @param known what the bridge has seen so far
 * @param limit most sightings wanted in one page; positive
 * @param history whether snapshots shall show their {@link TicketSnapshot#history}, as far as the
 *     tracker is able to
 */
public record PullRequest(Cursor cursor, KnownTickets known, int limit, boolean history) {

  /** What to pull, without histories. */
  public PullRequest(Cursor cursor, KnownTickets known, int limit) {
    this(cursor, known, limit, false);
  }

  /** The same from another place on. */
  public PullRequest from(Cursor other) {
    return new PullRequest(other, known, limit, history);
  }
}
