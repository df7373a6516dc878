package org.incidentbridge.testkit.sim.mantis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One issue with everything that hangs on it. Times are epoch seconds. */
final class Issue {

  final int id;
  final long created;
  long updated;
  IssueRow row;
  final Map<Integer, String> customValues = new LinkedHashMap<>(4);
  final List<Note> notes = new ArrayList<>(0);
  final List<StoredFile> files = new ArrayList<>(0);
  final List<HistoryEntry> history = new ArrayList<>(2);
  final List<Relation> relations = new ArrayList<>(0);
  final Set<Integer> monitors = new LinkedHashSet<>(0);
  final Map<Integer, Integer> taggedBy = new LinkedHashMap<>(0);

  Issue(int id, long created, IssueRow row) {
    this.id = id;
    this.created = created;
    this.updated = created;
    this.row = row;
  }

  int project() {
    return row.number(IssueField.PROJECT);
  }

  int status() {
    return row.number(IssueField.STATUS);
  }

  boolean isPrivate() {
    return row.number(IssueField.VIEW_STATE) == Note.PRIVATE;
  }

  Optional<Note> note(int noteId) {
    return notes.stream().filter(n -> n.id == noteId).findFirst();
  }
}
