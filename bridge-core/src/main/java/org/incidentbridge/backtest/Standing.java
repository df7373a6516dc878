package org.incidentbridge.backtest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.incidentbridge.model.Party;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Timeline;

/**
 * What people are to an incident under the organisations of a policy (J11): somebody of the
 * organisation that reported it is no staff, whoever the history says they are. All others stay
 * what they were.
 */
final class Standing {
  private static final int MOST_KNOWN = 100_000;

  private final Catalogue catalogue;
  private final Map<String, Optional<Catalogue.Organisation>> known = new ConcurrentHashMap<>();

  Standing(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Timeline of(Timeline timeline) {
    if (catalogue.organisations().isEmpty()) {
      return timeline;
    }
    Optional<Catalogue.Organisation> customer = customer(timeline);
    List<Event> events = timeline.events();
    for (Event event : events) {
      if (role(event.by(), customer) != event.by().role()) {
        return Timeline.ofDistinct(
            timeline.origin(), events.stream().map(e -> under(e, customer)).toList());
      }
    }
    return timeline;
  }

  private Optional<Catalogue.Organisation> customer(Timeline timeline) {
    for (Event event : timeline.events()) {
      if (event.by().role() == Actor.Role.REPORTER) {
        return organisation(event.by().party());
      }
    }
    return Optional.empty();
  }

  private Event under(Event event, Optional<Catalogue.Organisation> customer) {
    Actor by = new Actor(event.by().party(), role(event.by(), customer));
    return new Event(event.id(), event.ticket(), event.when(), by, event.what());
  }

  private Actor.Role role(Actor by, Optional<Catalogue.Organisation> customer) {
    boolean judged = by.role() == Actor.Role.STAFF || by.role() == Actor.Role.UNKNOWN;
    return judged && !by.party().email().isEmpty() && isOf(customer, by.party())
        ? Actor.Role.CUSTOMER
        : by.role();
  }

  private boolean isOf(Optional<Catalogue.Organisation> customer, Party party) {
    return customer.isPresent() && organisation(party).equals(customer);
  }

  /** Addresses come again and again; the domains are looked through once for each. */
  private Optional<Catalogue.Organisation> organisation(Party party) {
    Optional<Catalogue.Organisation> before = known.get(party.email());
    if (before == null) {
      before = catalogue.organisationOf(party.email());
      if (known.size() < MOST_KNOWN) {
        known.put(party.email(), before);
      }
    }
    return before;
  }
}
