package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.pack.Addressees;
import org.incidentbridge.pack.Addressees.Around;
import org.incidentbridge.policy.People;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.Actor.Role;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.PastEvent;

/** What a person says of obligations by a command. */
public final class Obligations {

  private final Store store;
  private final Casebook casebook;
  private final People people;
  private final Optional<Addressees> addressees;
  private final InstantSource clock;

  public Obligations(Store store, Rules rules, InstantSource clock) {
    this.store = store;
    this.casebook = new Casebook(rules);
    this.people = rules.bridge().people();
    this.addressees =
        rules
            .policy()
            .map(policy -> new Addressees(policy.pack(), new Around("", "", "", "", List.of())));
    this.clock = clock;
  }

  /** What became of an acknowledgement. */
  public enum Answer {
    /** It is remembered. */
    DONE,
    /** It is remembered, though nothing tells who that is. */
    DONE_BY_STRANGER,
    /** The incident has no such obligation that is open. */
    NOT_OPEN,
    /** This person has acknowledged it, or may have, and it needs somebody else. */
    NEEDS_ANOTHER,
    /** It is others who have to do it. */
    NOT_THEIRS
  }

  /**
   * Acknowledges an obligation; what follows from it is decided with the next cycle.
   *
   * @param who the name, address or account of the person
   * @param note what they say; may be empty
   */
  public Answer acknowledge(Incident incident, String obligation, String who, String note) {
    return store.inTransaction(
        tables -> {
          var word = new Word(people.called(who), note, clock.instant());
          return all(tables, incident, word.at())
              .filter(o -> o.rule().name().equals(obligation) && o.end().isEmpty())
              .findFirst()
              .map(open -> acknowledge(tables, incident, open, word))
              .orElse(Answer.NOT_OPEN);
        });
  }

  /** What somebody says by a command. */
  private record Word(Party by, String note, Instant at) {}

  private Answer acknowledge(Store.Tables tables, Incident incident, Obligation open, Word word) {
    PastEvent event = event(open, word);
    Optional<Casebook.Case> supposed =
        casebook.supposing(tables, incident, Optional.of(event), word.at());
    boolean counts =
        supposed.stream()
            .flatMap(c -> c.verdict().duties().obligations().stream())
            .filter(o -> o.rule().name().equals(open.rule().name()) && o.number() == open.number())
            .anyMatch(o -> o.by().size() > open.by().size());
    if (!counts) {
      return open.mayBeBy(word.by()) ? Answer.NEEDS_ANOTHER : Answer.NOT_THEIRS;
    }
    TicketRef origin = incident.origin().ref();
    tables.histories().add(origin, List.of(event));
    Reception.wake(tables, incident);
    tables.ledger().add(line(incident, open, word));
    boolean stranger = supposed.filter(c -> isStranger(c, open, word.by())).isPresent();
    return stranger ? Answer.DONE_BY_STRANGER : Answer.DONE;
  }

  /** Whether somebody is neither in the table of people, nor of staff, nor an addressee. */
  private boolean isStranger(Casebook.Case supposed, Obligation open, Party by) {
    boolean addressed =
        addressees.stream()
            .flatMap(names -> names.of(open.rule().who()).stream())
            .anyMatch(address -> address.equalsIgnoreCase(by.email()));
    return !addressed
        && !people.knows(by.name())
        && supposed.timeline().events().stream()
            .filter(event -> event.by().party().key().equals(by.key()))
            .allMatch(event -> event.by().role() == Role.UNKNOWN);
  }

  private Stream<Obligation> all(Store.Tables tables, Incident incident, Instant now) {
    return casebook.supposing(tables, incident, Optional.empty(), now).stream()
        .flatMap(c -> c.verdict().duties().obligations().stream());
  }

  private static Ledger.Line line(Incident incident, Obligation open, Word word) {
    var said =
        "obligation %s was acknowledged by %s".formatted(open.rule().name(), word.by().name());
    return new Ledger.Line(
        word.at(),
        Ledger.Kind.EVENT,
        incident.id(),
        Optional.of(incident.origin().ref()),
        new Ledger.Text(said, "", word.note()));
  }

  private static PastEvent event(Obligation open, Word word) {
    String name = open.rule().name();
    String how = word.note().isEmpty() ? "by command" : "by command: " + word.note();
    return new PastEvent(
        "met:" + name + "#" + open.number() + ":" + word.by().key(),
        new Event.When(word.at(), word.at()),
        new PastEvent.Author(word.by(), false),
        new PastEvent.ObligationMet(name, how));
  }
}
