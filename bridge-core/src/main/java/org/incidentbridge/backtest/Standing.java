package org.incidentbridge.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Party;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.Timeline;

/**
 * What people are to an incident under the organisations of a policy (J11): somebody of the
 * organisation that reported it is no staff. Who has no address stays what they were.
 */
final class Standing {
  private final Catalogue catalogue;

  Standing(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  Timeline of(Timeline timeline) {
    if (catalogue.organisations().isEmpty()) {
      return timeline;
    }
    Optional<Catalogue.Organisation> customer = customer(timeline);
    List<Event> events = timeline.events();
    List<Event> other = new ArrayList<>(events.size());
    boolean same = true;
    for (Event event : events) {
      Event now = under(event, customer);
      same &= now == event;
      other.add(now);
    }
    return same ? timeline : Timeline.ofDistinct(timeline.origin(), other);
  }

  private Optional<Catalogue.Organisation> customer(Timeline timeline) {
    for (Event event : timeline.events()) {
      if (event.by().role() == Actor.Role.REPORTER) {
        return catalogue.organisationOf(event.by().party().email());
      }
    }
    return Optional.empty();
  }

  private Event under(Event event, Optional<Catalogue.Organisation> customer) {
    Actor by = event.by();
    boolean judged = by.role() == Actor.Role.STAFF || by.role() == Actor.Role.CUSTOMER;
    if (!judged || by.party().email().isEmpty()) {
      return event;
    }
    Actor.Role role = isOf(customer, by.party()) ? Actor.Role.CUSTOMER : Actor.Role.STAFF;
    return role == by.role()
        ? event
        : new Event(
            event.id(), event.ticket(), event.when(), new Actor(by.party(), role), event.what());
  }

  private boolean isOf(Optional<Catalogue.Organisation> customer, Party party) {
    return customer.isPresent() && catalogue.organisationOf(party.email()).equals(customer);
  }
}
