package org.incidentbridge.testkit.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.KnownTickets;
import org.incidentbridge.spi.Page;
import org.incidentbridge.spi.PullRequest;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TrackerSource;

/** Reads a tracker as the bridge does: page by page, remembering cursor and versions. */
public final class Reader implements KnownTickets {

  private static final int MOST_PAGES = 1000;

  private final TrackerSource source;
  private final boolean history;
  private final Map<String, String> known = new LinkedHashMap<>();
  private Cursor pulled = Cursor.START;
  private Cursor swept = Cursor.START;

  public Reader(TrackerSource source) {
    this(source, false);
  }

  /** A reader that may ask for histories too. */
  public Reader(TrackerSource source, boolean history) {
    this.source = source;
    this.history = history;
  }

  /** A reader that stands where this one does, as after a restart. */
  public Reader again(TrackerSource other) {
    return again(other, history);
  }

  /** The same that from now on asks for histories, or no longer does. */
  public Reader again(TrackerSource other, boolean histories) {
    Reader copy = new Reader(other, histories);
    copy.known.putAll(known);
    copy.pulled = pulled;
    copy.swept = swept;
    return copy;
  }

  /** Pulls until there is no more, and tells all sightings. */
  public List<Sighting> pull(int limit) {
    List<Sighting> all = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page page = source.pull(new PullRequest(pulled, this, limit, history));
      pulled = page.next();
      all.addAll(take(page));
      if (!page.more()) {
        return all;
      }
    }
    throw new AssertionError("a pull does not end after " + MOST_PAGES + " pages");
  }

  /** One page of a pull. */
  public Page page(int limit) {
    Page page = source.pull(new PullRequest(pulled, this, limit, history));
    pulled = page.next();
    take(page);
    return page;
  }

  /** Walks once over all known tickets. */
  public List<Sighting> sweep(int limit) {
    List<Sighting> all = new ArrayList<>();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page page = source.sweep(new PullRequest(swept, this, limit, history));
      swept = page.next();
      all.addAll(take(page));
      if (!page.more()) {
        return all;
      }
    }
    throw new AssertionError("a sweep does not end after " + MOST_PAGES + " pages");
  }

  public Cursor cursor() {
    return pulled;
  }

  @Override
  public Optional<String> version(String ticketId) {
    return Optional.ofNullable(known.get(ticketId));
  }

  @Override
  public Map<String, String> versions() {
    return Map.copyOf(known);
  }

  private List<Sighting> take(Page page) {
    for (Sighting sighting : page.sightings()) {
      switch (sighting) {
        case Sighting.Seen seen ->
            known.put(seen.ref().id(), seen.ticket().head().stamp().version());
        case Sighting.Gone gone -> known.remove(gone.ref().id());
        case Sighting.Merged merged -> known.remove(merged.ref().id());
        case Sighting.Unreadable poison -> known.put(poison.ref().id(), poison.version());
      }
    }
    return page.sightings();
  }
}
