package org.incidentbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.KnownProblem;
import org.incidentbridge.model.KnownProblem.State;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.Value;
import org.incidentbridge.pull.Reception;
import org.incidentbridge.store.Ledger;
import org.incidentbridge.store.Store;

/**
 * What a person says of a known problem: that it is none of the incident. It is then never linked
 * to it again, unless people name it in the field {@code knownProblem} anew.
 */
public final class Refusal {

  private static final FieldName FIELD = StandardField.KNOWN_PROBLEM.field();

  private final Store store;
  private final InstantSource clock;

  public Refusal(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Takes a linked or proposed ticket for another problem; the mirror is made in the next cycle.
   *
   * @param key of the ticket, in any case
   * @return whether there was such a ticket
   */
  public boolean refuse(Incident incident, String key) {
    return store.inTransaction(
        tables -> {
          Optional<Incident> now = tables.incidents().find(incident.id());
          Optional<KnownProblem> known =
              now.stream()
                  .flatMap(i -> i.known().stream())
                  .filter(k -> k.is(State.LINKED) || k.is(State.PROPOSED))
                  .filter(k -> k.grounds().key().equalsIgnoreCase(key))
                  .findFirst();
          known.ifPresent(k -> refuse(tables, now.orElseThrow(), k));
          return known.isPresent();
        });
  }

  private void refuse(Store.Tables tables, Incident incident, KnownProblem known) {
    Instant now = clock.instant();
    String said = "%s is another problem, said a person".formatted(known.grounds().key());
    SortedMap<FieldName, Incident.Fact> facts = new TreeMap<>(incident.facts());
    Incident.Fact fact = facts.get(FIELD);
    if (fact != null && fact.from().source().equals(known.ticket())) {
      var from = new Provenance(incident.origin().ref(), now, said);
      facts.put(FIELD, new Incident.Fact(Value.absent(), from));
    }
    Value names =
        Optional.ofNullable(facts.get(FIELD)).map(Incident.Fact::value).orElse(Value.absent());
    List<KnownProblem> all = new ArrayList<>(incident.known());
    all.replaceAll(k -> k.equals(known) ? k.refused(names.display()) : k);
    var after =
        new Incident(
            incident.id(), facts, incident.tickets(), incident.shared(), incident.conflicts(), all);
    tables.incidents().save(after);
    Reception.wake(tables, after);
    var text = new Ledger.Text(said, "", known.grounds().why());
    tables
        .ledger()
        .add(
            new Ledger.Line(
                now, Ledger.Kind.EVENT, incident.id(), Optional.of(incident.origin().ref()), text));
  }
}
