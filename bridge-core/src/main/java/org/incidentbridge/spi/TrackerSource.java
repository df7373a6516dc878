package org.incidentbridge.spi;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads a tracker. Decides nothing, stores nothing, retries nothing: a failed pull is asked for
 * again at its next turn. {@link #pull} is called by one thread at a time, and so is {@link
 * #sweep}, which may run beside a pull; the other methods may be called in parallel.
 */
public interface TrackerSource {

  /**
   * The tickets that changed after the cursor. May repeat tickets; must not leave one out, except
   * for changes that the tracker does not announce, which {@link #sweep} finds. Tickets whose
   * version is the known one may be left out.
   *
   * @throws TrackerException if the page cannot be had; the cursor then stays where it was
   */
  Page pull(PullRequest request);

  /**
   * One page of the slow walk over all known tickets that finds deletions, lost permission and
   * silent changes. If histories are asked for, tickets that did not change are shown with them
   * too. The cursor is one of its own; a page without {@link Page#more} ends the walk and its
   * cursor starts a new one.
   */
  Page sweep(PullRequest request);

  /**
   * One ticket, read directly and not through a search index. It shows its history where that takes
   * no further call.
   */
  Sighting fetch(String ticketId);

  /**
   * Tickets of which the tracker called out that they changed, read directly and not through a
   * search index, in this order.
   *
   * @param history whether snapshots shall show their {@link TicketSnapshot#history}, as far as the
   *     tracker is able to
   */
  default List<Sighting> look(List<String> ticketIds, boolean history) {
    return ticketIds.stream().map(this::fetch).toList();
  }

  /**
   * The content of an attachment. The caller closes the stream.
   *
   * @throws TrackerException if it cannot be had
   * @throws IOException if the connection breaks while reading
   */
  InputStream open(String ticketId, String attachmentId) throws IOException;
}
