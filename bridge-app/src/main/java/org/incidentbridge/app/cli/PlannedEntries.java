package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;

/** Walks over what is stored, in bounded steps. */
final class PlannedEntries {

  private static final int STEP = 500;

  private static final Comparator<TicketRef> BY_NUMBER =
      Comparator.comparing(TicketRef::tracker)
          .thenComparingInt(ref -> ref.id().length())
          .thenComparing(TicketRef::id);

  private PlannedEntries() {}

  /** Everything in the outbox, incident by incident in the order of their first tickets. */
  static List<Entry> of(Store.Tables tables) {
    SortedMap<TicketRef, List<Entry>> entries = new TreeMap<>(BY_NUMBER);
    for (IncidentId id : incidents(tables)) {
      List<Entry> some = tables.outbox().of(id);
      if (!some.isEmpty()) {
        entries.put(tables.incidents().find(id).orElseThrow().origin().ref(), some);
      }
    }
    return entries.values().stream().flatMap(List::stream).toList();
  }

  /** The ids of all incidents. */
  static List<IncidentId> incidents(Store.Tables tables) {
    List<IncidentId> all = new ArrayList<>();
    List<IncidentId> step = tables.incidents().after("", STEP);
    while (!step.isEmpty()) {
      all.addAll(step);
      step = tables.incidents().after(step.getLast().text(), STEP);
    }
    return all;
  }
}
