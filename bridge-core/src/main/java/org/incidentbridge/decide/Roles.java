package org.incidentbridge.decide;

import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.policy.People;
import org.incidentbridge.timeline.Actor;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.PastEvent;

/** What people are to one incident. Pure. */
final class Roles {

  private static final Party BRIDGE = new Party("bridge", "bridge", "", "");

  private final People people;
  private final PolicyInForce policy;
  private final Party reporter;
  private final Optional<Catalogue.Organisation> customer;

  Roles(People people, PolicyInForce policy, Incident incident) {
    this.people = people;
    this.policy = policy;
    this.reporter =
        incident.value(StandardField.REPORTER.field()) instanceof Value.Person person
            ? person.party()
            : new Party("", "", "", "");
    this.customer = policy.pack().catalogue().organisationOf(reporter.email());
  }

  /** Who reported the incident. */
  Actor reporter() {
    return new Actor(reporter, Role.REPORTER);
  }

  Actor bridge() {
    return new Actor(BRIDGE, Role.BRIDGE);
  }

  /** Who did something in a tracker. */
  Actor of(TrackerId tracker, PastEvent.Author author) {
    Party party = people.canonical(tracker, author.party());
    if (author.own()) {
      return new Actor(party, Role.BRIDGE);
    }
    if (policy.isAutomatic(tracker, author.party().account())) {
      return new Actor(party, Role.AUTOMATIC);
    }
    if (!party.key().isEmpty() && party.equals(reporter)) {
      return new Actor(party, Role.REPORTER);
    }
    return new Actor(party, isOfCustomer(party) ? Role.CUSTOMER : Role.STAFF);
  }

  private boolean isOfCustomer(Party party) {
    return customer.isPresent()
        && policy.pack().catalogue().organisationOf(party.email()).equals(customer);
  }
}
