package org.incidentbridge.decide;

import java.util.Optional;
import java.util.Set;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Workforce;
import org.incidentbridge.policy.People;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.PastEvent;

/**
 * What people are to one incident. Nobody is staff for want of knowing better: who is not known to
 * be anything is unknown. Pure.
 */
final class Roles {

  private static final Party BRIDGE = new Party("bridge", "bridge", "", "");

  private final People people;
  private final PolicyInForce policy;
  private final Workforce workforce;
  private final Party reporter;
  private final Optional<Catalogue.Organisation> customer;
  private final Set<Party> assignees;

  /**
   * @param assignees to whom tickets of the incident are or were assigned
   */
  Roles(Known known, Incident incident, Set<Party> assignees) {
    this.people = known.people();
    this.policy = known.policy();
    this.workforce = known.workforce();
    this.assignees = Set.copyOf(assignees);
    this.reporter =
        incident.value(StandardField.REPORTER.field()) instanceof Value.Person person
            ? person.party()
            : Party.NOBODY;
    this.customer = organisation(reporter);
  }

  /** What is known of people whatever the incident. */
  record Known(People people, PolicyInForce policy, Workforce workforce) {}

  /** Who reported the incident. */
  Actor reporter() {
    return new Actor(reporter, Role.REPORTER);
  }

  Actor bridge() {
    return new Actor(BRIDGE, Role.BRIDGE);
  }

  /** Who did something on a ticket. */
  Actor of(TicketState ticket, PastEvent.Author author) {
    TrackerId tracker = ticket.ref().tracker();
    Party party = people.canonical(tracker, author.party());
    if (author.own()) {
      return new Actor(party, Role.BRIDGE);
    }
    boolean machine = party.standing() == Party.Standing.MACHINE;
    if (machine || policy.isAutomatic(tracker, author.party().account())) {
      return new Actor(party, Role.AUTOMATIC);
    }
    return new Actor(party, party.key().isEmpty() ? Role.UNKNOWN : person(ticket, party));
  }

  /** Whoever is named counts for more than an organisation, and both for more than a place. */
  private Role person(TicketState ticket, Party party) {
    if (party.equals(reporter)) {
      return Role.REPORTER;
    }
    if (workforce.names(ticket.ref().tracker(), party)) {
      return Role.STAFF;
    }
    Optional<Catalogue.Organisation> organisation = organisation(party);
    boolean colleague = organisation.isPresent() && organisation.equals(customer);
    if (colleague || party.standing() == Party.Standing.CUSTOMER) {
      return Role.CUSTOMER;
    }
    if (workforce.hasDomainOf(party)) {
      return Role.STAFF;
    }
    return organisation.isEmpty() && worksHere(ticket, party) ? Role.STAFF : Role.UNKNOWN;
  }

  private boolean worksHere(TicketState ticket, Party party) {
    return party.standing() == Party.Standing.STAFF
        || assignees.contains(party)
        || workforce.owns(ticket.ref().tracker(), ticket.isOrigin());
  }

  private Optional<Catalogue.Organisation> organisation(Party party) {
    return policy.pack().catalogue().organisationOf(party.email());
  }
}
