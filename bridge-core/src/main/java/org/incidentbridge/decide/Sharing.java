package org.incidentbridge.decide;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.pack.Catalogue;
import org.incidentbridge.pack.PolicyInForce;
import org.incidentbridge.pack.Workforce;
import org.incidentbridge.policy.People;

/**
 * Who of a reporter's organisation is to see the ticket that an incident began with (J11). Where
 * anything is in doubt nobody is (N5). Pure.
 */
public final class Sharing {

  private static final FieldName STATUS = StandardField.STATUS.field();
  private static final FieldName REPORTER = StandardField.REPORTER.field();
  private static final FieldName ORGANISATION = StandardField.ORGANISATION.field();

  private final Catalogue catalogue;
  private final PolicyInForce policy;
  private final People people;
  private final Workforce workforce;

  public Sharing(PolicyInForce policy, People people) {
    this.catalogue = policy.pack().catalogue();
    this.policy = policy;
    this.people = people;
    this.workforce = new Workforce(policy.pack(), policy.staff());
  }

  /** Whether any organisation sees the tickets of its people. */
  public boolean isOn() {
    return !catalogue.seeing().isEmpty();
  }

  /**
   * The organisation whose people see a ticket; empty if it is for insiders, is over, or if it is
   * not certain who reported it for whom.
   *
   * @param ticket with which an incident began
   */
  public Optional<Catalogue.Organisation> audience(TicketState ticket, Reading reading) {
    var head = reading.ticket().head();
    boolean open = !FieldSides.FINISHED.contains(reading.value(STATUS).display());
    if (!ticket.isOrigin() || !ticket.isPresent() || head.insiders() || !open) {
      return Optional.empty();
    }
    return reporter(reading)
        .flatMap(this::organisation)
        .filter(o -> isUndisputed(o, reading.value(ORGANISATION)));
  }

  /** What the ticket itself says of the organisation counts for more than an address. */
  private static boolean isUndisputed(Catalogue.Organisation organisation, Value told) {
    return told.isAbsent() || told.display().equalsIgnoreCase(organisation.name());
  }

  /** The organisation of somebody, if everyone in it sees its tickets and they may be one of it. */
  public Optional<Catalogue.Organisation> organisation(Party party) {
    return Optional.of(party)
        .filter(p -> p.standing() != Party.Standing.MACHINE && p.email().contains("@"))
        .flatMap(p -> catalogue.organisationOf(p.email()))
        .filter(o -> o.sight().everyone());
  }

  private static Optional<Party> reporter(Reading reading) {
    return reading.value(REPORTER) instanceof Value.Person person
        ? Optional.of(person.party())
        : Optional.empty();
  }

  /**
   * Who is to see the origin of an incident.
   *
   * @param incident as it is decided on
   * @param colleagues who were seen in its tracker
   */
  List<Decision.Share> of(Incident incident, Reading origin, List<Party> colleagues) {
    TicketState ticket = incident.origin();
    TrackerId tracker = ticket.ref().tracker();
    Optional<Catalogue.Organisation> organisation =
        audience(ticket, origin).filter(o -> isUndisputed(o, incident.value(ORGANISATION)));
    Party reporter = reporter(origin).orElse(Party.NOBODY);
    return organisation.stream()
        .flatMap(o -> known(o, tracker, colleagues).stream())
        .filter(party -> !party.equals(reporter) && isCustomer(tracker, party))
        .map(party -> new Decision.Share(ticket.ref(), party, why(organisation.get(), reporter)))
        .toList();
  }

  private static String why(Catalogue.Organisation organisation, Party reporter) {
    return "everyone of organisation %s sees its tickets; %s reported it"
        .formatted(organisation.name(), reporter.name());
  }

  /** Those seen, those of the table of people, and those whom the organisation names; once each. */
  private List<Party> known(
      Catalogue.Organisation organisation, TrackerId tracker, List<Party> colleagues) {
    Map<String, Party> known = new LinkedHashMap<>();
    Stream.concat(
            colleagues.stream().map(party -> people.canonical(tracker, party)),
            people.entries().stream().map(e -> at(tracker, e)).filter(p -> !p.account().isEmpty()))
        .filter(party -> organisation(party).filter(organisation::equals).isPresent())
        .forEach(party -> known.putIfAbsent(party.key(), party));
    organisation.sight().people().stream()
        .map(address -> people.at(tracker, people.called(address)))
        .filter(party -> known.values().stream().noneMatch(k -> isSame(k, party)))
        .forEach(party -> known.putIfAbsent(party.key(), party));
    return List.copyOf(known.values());
  }

  private static boolean isSame(Party one, Party other) {
    return one.equals(other) || one.email().equalsIgnoreCase(other.email());
  }

  private Party at(TrackerId tracker, People.Entry entry) {
    return people.at(tracker, people.called(entry.name()));
  }

  /** Who works on incidents is let see them by other rules. */
  private boolean isCustomer(TrackerId tracker, Party party) {
    return !workforce.names(tracker, party) && !policy.isAutomatic(tracker, party.account());
  }
}
