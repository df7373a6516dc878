package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.replay.Obligation;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;
import org.incidentbridge.timeline.Event;
import org.incidentbridge.timeline.PastEvent;

/** What a person says of obligations by a command. */
public final class Obligations {

  private final Store store;
  private final Casebook casebook;
  private final InstantSource clock;

  public Obligations(Store store, Rules rules, InstantSource clock) {
    this.store = store;
    this.casebook = new Casebook(rules);
    this.clock = clock;
  }

  /** What became of an acknowledgement. */
  public enum Answer {
    /** It is remembered. */
    DONE,
    /** The incident has no such obligation that is open. */
    NOT_OPEN,
    /** This person has acknowledged it, and it needs somebody else. */
    NEEDS_ANOTHER
  }

  /**
   * Acknowledges an obligation; what follows from it is decided with the next cycle.
   *
   * @param who the name or address of the person
   * @param note what they say; may be empty
   */
  public Answer acknowledge(Incident incident, String obligation, String who, String note) {
    return store.inTransaction(tables -> acknowledge(tables, incident, obligation, who, note));
  }

  private Answer acknowledge(
      Store.Tables tables, Incident incident, String obligation, String who, String note) {
    Instant now = clock.instant();
    Optional<Obligation> open =
        casebook.of(tables, incident, now).stream()
            .flatMap(c -> c.verdict().duties().obligations().stream())
            .filter(o -> o.rule().name().equals(obligation) && o.end().isEmpty())
            .findFirst();
    if (open.isEmpty()) {
      return Answer.NOT_OPEN;
    }
    if (open.get().by().stream().anyMatch(a -> a.who().equals(who))) {
      return Answer.NEEDS_ANOTHER;
    }
    TicketRef origin = incident.origin().ref();
    tables.histories().add(origin, List.of(event(open.get(), who, note, now)));
    Puller.wake(tables, incident);
    var said = "obligation %s was acknowledged by %s".formatted(obligation, who);
    var text = new Ledger.Text(said, "", note);
    tables
        .ledger()
        .add(new Ledger.Line(now, Ledger.Kind.EVENT, incident.id(), Optional.of(origin), text));
    return Answer.DONE;
  }

  private static PastEvent event(Obligation open, String who, String note, Instant now) {
    var met =
        new PastEvent.ObligationMet(
            open.rule().name(), note.isEmpty() ? "by command" : "by command: " + note);
    String id = "met:" + open.rule().name() + "#" + open.number() + ":" + who;
    var author = new PastEvent.Author(new Party(who, who, who.contains("@") ? who : "", ""), false);
    return new PastEvent(id, new Event.When(now, now), author, met);
  }
}
