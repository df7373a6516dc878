package org.incidentbridge.app;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.config.BridgeConfig.TrackerConfig;
import org.incidentbridge.engine.Reconsidering;
import org.incidentbridge.model.Site;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Cursor;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Refuses to work with a tracker whose address is another one than that under which its tickets
 * were read. Another installation has other tickets under the same numbers: they would be taken for
 * those that are known, and overwritten (N7). Only a person can tell whether it is the same one.
 */
final class MovedTrackers {

  private static final String PURPOSE = "address";

  private MovedTrackers() {}

  /**
   * What the configuration says of where a tracker is.
   *
   * @param url where it is called
   * @param pages where people open its tickets
   */
  private record Place(String url, String pages) {

    private static final String BETWEEN = "\n";

    static Place of(TrackerConfig tracker) {
      return new Place(
          tracker.settings().text("url").orElse(""), Adapters.profile(tracker).address());
    }

    static Optional<Place> of(Cursor stored) {
      String[] parts = stored.text().split(BETWEEN, -1);
      return parts.length == 2 ? Optional.of(new Place(parts[0], parts[1])) : Optional.empty();
    }

    Cursor write() {
      return new Cursor(url + BETWEEN + pages);
    }

    String shown() {
      return url.isEmpty() ? pages : url;
    }

    /** The API of Jira Cloud has an address of its own beside that of the pages. */
    boolean isSame(Place other) {
      return areSame(shown(), other.shown())
          || (!url.isEmpty() && areSame(url, other.pages))
          || (!pages.isEmpty() && areSame(pages, other.url));
    }

    private static boolean areSame(String one, String other) {
      return one.equals(other)
          || Site.of(one)
              .filter(site -> Site.of(other).filter(site::equals).isPresent())
              .isPresent();
    }
  }

  /**
   * Ends the command if there is one of which no person says that it is the same installation.
   *
   * @param moved of which a person says so
   * @throws Failure that says what to do
   */
  static List<TrackerId> refuse(Store.Tables tables, BridgeConfig config, Set<TrackerId> moved) {
    problem(tables, config, moved)
        .ifPresent(
            why -> {
              throw new Failure(ExitCode.USAGE, why);
            });
    return List.copyOf(moved);
  }

  /** What there is to say of all of them. */
  static Optional<String> problem(Store.Tables tables, BridgeConfig config) {
    return problem(tables, config, Set.of());
  }

  private static Optional<String> problem(
      Store.Tables tables, BridgeConfig config, Set<TrackerId> moved) {
    String all =
        config.trackers().stream()
            .filter(t -> !moved.contains(t.id()))
            .flatMap(t -> problem(tables, t).stream())
            .collect(Collectors.joining(" "));
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private static Optional<String> problem(Store.Tables tables, TrackerConfig tracker) {
    Place now = Place.of(tracker);
    return before(tables, tracker.id())
        .filter(before -> !before.isSame(now))
        .filter(before -> !tables.tickets().versions(tracker.id()).isEmpty())
        .map(before -> told(tracker.id(), before, now));
  }

  private static Optional<Place> before(Store.Tables tables, TrackerId tracker) {
    return Place.of(tables.cursors().get(tracker, PURPOSE));
  }

  private static String told(TrackerId tracker, Place before, Place now) {
    return ("The store knows tickets of '%s' from %s, and its address in the configuration is %s"
            + " now. Another installation has other tickets under the same numbers, which would be"
            + " overwritten. If it is another one, begin with a new store, or put the address back."
            + " If it is the same installation under another address, say so once: bridge sync"
            + " --moved-tracker %s.")
        .formatted(tracker, before.shown(), now.shown(), tracker);
  }

  /** Keeps where the trackers are now, once it is known to be right. */
  static List<TrackerId> taken(Store.Tables tables, BridgeConfig config) {
    return config.trackers().stream()
        .filter(tracker -> take(tables, tracker.id(), Place.of(tracker)))
        .map(TrackerConfig::id)
        .toList();
  }

  private static boolean take(Store.Tables tables, TrackerId tracker, Place now) {
    Optional<Place> before = before(tables, tracker);
    if (before.filter(now::equals).isPresent()) {
      return false;
    }
    before
        .filter(place -> !bare(place.pages()).equals(bare(now.pages())))
        .ifPresent(place -> follow(tables, tracker, place.pages(), now.pages()));
    tables.cursors().put(tracker, PURPOSE, now.write());
    return true;
  }

  /** Links to tickets lead to where people open them now. */
  private static void follow(Store.Tables tables, TrackerId tracker, String from, String to) {
    String before = bare(from);
    for (String id : tables.tickets().versions(tracker).keySet()) {
      tables
          .tickets()
          .find(new TicketRef(tracker, id))
          .filter(seen -> seen.ticket().head().url().toString().startsWith(before))
          .ifPresent(seen -> tables.tickets().save(moved(seen, before, bare(to))));
    }
    Reconsidering.again(tables, tracker);
  }

  private static Tickets.Seen moved(Tickets.Seen seen, String from, String to) {
    TicketSnapshot ticket = seen.ticket();
    String page = ticket.head().url().toString();
    return new Tickets.Seen(
        ticket.at(URI.create(to + page.substring(from.length()))), seen.readAt());
  }

  private static String bare(String address) {
    return address.replaceAll("/+$", "") + "/";
  }
}
