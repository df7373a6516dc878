package org.incidentbridge.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.policy.Vocabulary;

/**
 * A field that the configuration looks for elsewhere in a tracker than before is taken up like one
 * that is synced from now on: what the other field holds is nobody's change of what this one held.
 */
final class Renaming {

  private final Bridge bridge;
  private final CaseFile file;
  private final Draft draft;

  Renaming(Bridge bridge, CaseFile file, Draft draft) {
    this.bridge = bridge;
    this.file = file;
    this.draft = draft;
  }

  /** To be called before fields are merged. */
  void forget() {
    draft.present().stream().filter(this::isTold).forEach(this::forget);
  }

  /** To be called after fields were merged. */
  void remember() {
    Synced synced = new Synced(bridge, List.copyOf(draft.tickets.values()));
    draft.present().stream().filter(this::isTold).forEach(ticket -> remember(ticket, synced));
  }

  /** What is underway was planned with the names of before. */
  private boolean isTold(TicketState ticket) {
    return bridge.knows(ticket.ref().tracker()) && !file.underway().contains(ticket.ref());
  }

  private void forget(TicketState ticket) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    ticket
        .names()
        .forEach(
            (field, before) ->
                name(ticket, field)
                    .filter(now -> !now.equals(before) && baselines.containsKey(field))
                    .ifPresent(
                        now -> {
                          baselines.remove(field);
                          draft.event(
                              ticket.ref(),
                              "%s: is field %s from now on, and was %s"
                                  .formatted(field, now, before));
                        }));
    if (baselines.size() < ticket.baselines().size()) {
      draft.tickets.put(ticket.ref(), ticket.withBaselines(baselines));
    }
  }

  /** Also what shows nothing that could be understood: it is synced, and no preset from now on. */
  private void remember(TicketState ticket, Synced synced) {
    SortedMap<FieldName, String> names = new TreeMap<>(ticket.names());
    Set<FieldName> told = new TreeSet<>(ticket.baselines().keySet());
    synced.owners().keySet().stream()
        .filter(field -> synced.takesPart(ticket, field))
        .forEach(told::add);
    told.forEach(field -> name(ticket, field).ifPresent(now -> names.put(field, now)));
    if (!names.equals(ticket.names())) {
      draft.tickets.put(ticket.ref(), ticket.withNames(names));
    }
  }

  private Optional<String> name(TicketState ticket, FieldName field) {
    return bridge.vocabulary(ticket.ref().tracker()).term(field).map(Vocabulary.Term::trackerField);
  }
}
