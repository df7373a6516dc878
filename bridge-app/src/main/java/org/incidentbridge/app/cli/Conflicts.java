package org.incidentbridge.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.incidentbridge.model.Conflict;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.store.Store;

/** Finds the fields that a person has to decide. */
final class Conflicts {

  private Conflicts() {}

  record Open(Incident incident, Conflict conflict) {

    String title() {
      return incident.value(new FieldName("title")).display();
    }

    /** What it was before several sides changed it. */
    String before() {
      return incident.value(conflict.field()).display();
    }
  }

  static List<Open> all(Store.Tables tables) {
    List<Open> open = new ArrayList<>();
    tables.incidents().withConflicts().stream()
        .flatMap(id -> tables.incidents().find(id).stream())
        .forEach(i -> i.conflicts().forEach(c -> open.add(new Open(i, c))));
    return open;
  }
}
