package org.incidentbridge.decide;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Provenance;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Word;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary.Term;

/**
 * A word of a tracker that means something else since its value map was corrected is nobody's
 * change of the ticket. Where it told the incident's value it tells another one now; elsewhere the
 * ticket shows what it no longer stands for, and is told anew (N2).
 */
final class Rewording {

  private final Bridge bridge;
  private final CaseFile file;
  private final Draft draft;

  Rewording(Bridge bridge, CaseFile file, Draft draft) {
    this.bridge = bridge;
    this.file = file;
    this.draft = draft;
  }

  /** To be called before fields are merged. */
  void settle() {
    draft.present().forEach(t -> reading(t).ifPresent(reading -> settle(t, reading)));
  }

  /** To be called after fields were merged. */
  void remember() {
    draft.present().forEach(t -> reading(t).ifPresent(reading -> remember(t, reading)));
  }

  private Optional<Reading> reading(TicketState ticket) {
    return file.underway().contains(ticket.ref())
        ? Optional.empty()
        : Optional.ofNullable(file.readings().get(ticket.ref()));
  }

  private void settle(TicketState ticket, Reading reading) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    ticket
        .words()
        .forEach(
            (field, before) -> {
              Value now = reading.values().get(field);
              Baseline baseline = baselines.get(field);
              if (now != null
                  && baseline != null
                  && baseline.seen().equals(before.means())
                  && !now.equals(before.means())
                  && !draft.conflicts.containsKey(field)
                  && word(ticket, reading, field).filter(before.text()::equals).isPresent()) {
                baselines.put(field, Baseline.of(now));
                reworded(ticket, field, before, now);
              }
            });
    if (!baselines.equals(ticket.baselines())) {
      draft.tickets.put(ticket.ref(), ticket.withBaselines(baselines));
    }
  }

  private void reworded(TicketState ticket, FieldName field, Word before, Value now) {
    draft.event(
        ticket.ref(),
        "%s: %s means %s from now on, and meant %s"
            .formatted(field, before.text(), shown(now), shown(before.means())));
    Incident.Fact fact = draft.facts.get(field);
    if (fact != null && fact.from().source().equals(ticket.ref())) {
      String rule = "the words of " + ticket.ref().tracker() + " were corrected";
      draft.facts.put(
          field, new Incident.Fact(now, new Provenance(ticket.ref(), fact.from().at(), rule)));
    }
  }

  private static String shown(Value value) {
    return value.isAbsent() ? "nothing" : value.display();
  }

  /** A word counts as long as nothing else was seen: what waits for a person is told later. */
  private void remember(TicketState ticket, Reading reading) {
    SortedMap<FieldName, Word> words = new TreeMap<>(ticket.words());
    for (Map.Entry<FieldName, Baseline> known : ticket.baselines().entrySet()) {
      FieldName field = known.getKey();
      Value seen = known.getValue().seen();
      if (seen.equals(reading.values().get(field))) {
        word(ticket, reading, field).ifPresent(word -> words.put(field, new Word(word, seen)));
      }
    }
    if (!words.equals(ticket.words())) {
      draft.tickets.put(ticket.ref(), ticket.withWords(words));
    }
  }

  private Optional<String> word(TicketState ticket, Reading reading, FieldName field) {
    return bridge
        .vocabulary(ticket.ref().tracker())
        .term(field)
        .filter(term -> term.kind() == FieldKind.WORD)
        .map(Term::trackerField)
        .map(name -> reading.ticket().field(name).display())
        .filter(word -> !word.isEmpty());
  }
}
