package org.incidentbridge.decide;

import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldKind;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;

/**
 * Words that a ticket shows already when its field is synced for the first time: it stands for them
 * from then on, and nothing needs to be written.
 */
final class AlreadyShown {

  private final CaseFile file;
  private final Draft draft;
  private final Synced synced;

  AlreadyShown(CaseFile file, Draft draft, Synced synced) {
    this.file = file;
    this.draft = draft;
    this.synced = synced;
  }

  void apply() {
    for (TicketState ticket : draft.present()) {
      Reading reading = file.readings().get(ticket.ref());
      if (reading != null && !file.underway().contains(ticket.ref())) {
        apply(ticket, reading);
      }
    }
  }

  private void apply(TicketState ticket, Reading reading) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    ticket
        .baselines()
        .forEach(
            (field, baseline) -> {
              if (isShown(ticket, field, baseline, reading)) {
                baselines.put(field, Baseline.of(baseline.seen()));
              }
            });
    draft.tickets.put(ticket.ref(), ticket.withBaselines(baselines));
  }

  private boolean isShown(TicketState ticket, FieldName field, Baseline baseline, Reading reading) {
    Value shown = reading.value(field);
    return baseline.agreed().isAbsent()
        && !shown.isAbsent()
        && baseline.seen().equals(shown)
        && draft.value(field).equals(shown)
        && StandardField.kindOf(field) == FieldKind.WORD
        && !draft.conflicts.containsKey(field)
        && synced.takesPart(ticket, field);
  }
}
