package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;

/** Walks over what is stored, in bounded steps. */
final class PlannedEntries {

  private static final int STEP = 500;

  private PlannedEntries() {}

  /** Everything in the outbox, incident by incident. */
  static List<Entry> of(Store.Tables tables) {
    List<Entry> entries = new ArrayList<>();
    for (IncidentId id : incidents(tables)) {
      entries.addAll(tables.outbox().of(id));
    }
    return entries;
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
