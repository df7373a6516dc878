package org.incidentbridge.pull;

import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.Tickets;

/**
 * Takes in what was read of tickets, and has tickets decided on again. All of it goes with the
 * transaction of the tables that are given.
 */
public final class Reception {

  /** The version under which a ticket is remembered that cannot be read at the moment. */
  private static final String HIDDEN = "(hidden)";

  private Reception() {}

  /**
   * Has a ticket decided on again as it was last read. One that is gone, hidden or could not be
   * understood since is left alone: nothing was read of it that could be decided on.
   *
   * @return whether it will be
   */
  public static boolean wake(Store.Tables tables, TicketRef ref) {
    Optional<Tickets.Seen> seen = tables.tickets().find(ref).filter(s -> isRead(tables, s));
    seen.ifPresent(s -> tables.inbox().add(new Sighting.Seen(s.ticket()), s.readAt()));
    return seen.isPresent();
  }

  /**
   * Has an incident decided on again, by the first of its tickets that can be.
   *
   * @return whether there is one
   */
  public static boolean wake(Store.Tables tables, Incident incident) {
    return incident.tickets().stream().anyMatch(ticket -> wake(tables, ticket.ref()));
  }

  /** Whether the last snapshot of a ticket is what its tracker shows of it. */
  public static boolean isRead(Store.Tables tables, Tickets.Seen seen) {
    String version = seen.ticket().head().stamp().version();
    return !version.equals(HIDDEN)
        && tables.tickets().version(seen.ticket().ref()).filter(version::equals).isPresent();
  }

  /**
   * Takes one sighting in. One that was begun before the last write to the same ticket is dropped:
   * it may show the ticket as it was before that write. A pull reads the ticket anew then.
   *
   * @return whether there is anything new in it
   */
  public static boolean receive(Store.Tables tables, Sighting sighting, long position) {
    if (isOvertaken(tables, sighting.ref(), position)) {
      return false;
    }
    switch (sighting) {
      case Sighting.Seen seen -> {
        String version = seen.ticket().head().stamp().version();
        boolean known = tables.tickets().version(seen.ref()).filter(version::equals).isPresent();
        var before = tables.tickets().find(seen.ref());
        tables.tickets().save(new Tickets.Seen(seen.ticket(), position));
        if (known && before.isPresent() && before.get().ticket().equals(seen.ticket())) {
          return false;
        }
      }
      case Sighting.Gone gone -> {
        if (!vanish(tables, gone, position)) {
          return false;
        }
      }
      case Sighting.Merged merged -> {
        if (tables.tickets().version(merged.ref()).isEmpty()) {
          return false;
        }
        tables.tickets().gone(merged.ref());
      }
      case Sighting.Unreadable unreadable -> {
        var known = tables.tickets().version(unreadable.ref());
        if (known.filter(unreadable.version()::equals).isPresent()) {
          return false;
        }
        tables.tickets().unreadable(unreadable.ref(), unreadable.version());
      }
    }
    tables.inbox().add(sighting, position);
    return true;
  }

  /**
   * Takes note that a ticket cannot be read. One that is only hidden stays among the known ones, so
   * that sweeps look at it again; it gets a version of no tracker, so that any reading is news.
   */
  private static boolean vanish(Store.Tables tables, Sighting.Gone gone, long position) {
    var before = tables.tickets().find(gone.ref());
    if (before.isEmpty()) {
      return vanishUnread(tables, gone);
    }
    if (gone.why() == Sighting.Gone.Reason.DELETED) {
      tables.tickets().gone(gone.ref());
      return true;
    }
    TicketSnapshot hidden = before.get().ticket().withVersion(HIDDEN);
    if (hidden.equals(before.get().ticket())) {
      return false;
    }
    tables.tickets().save(new Tickets.Seen(hidden, position));
    return true;
  }

  /** A ticket that was never understood has left nothing but what was said of it. */
  private static boolean vanishUnread(Store.Tables tables, Sighting.Gone gone) {
    Optional<String> version = tables.tickets().version(gone.ref());
    if (gone.why() == Sighting.Gone.Reason.DELETED) {
      tables.tickets().gone(gone.ref());
    } else if (version.isPresent()) {
      tables.tickets().unreadable(gone.ref(), HIDDEN);
    }
    return version.filter(v -> !v.equals(HIDDEN)).isPresent();
  }

  static boolean isOvertaken(Store.Tables tables, TicketRef ref, long position) {
    return tables.ledger().lastWrite(ref) > position;
  }
}
