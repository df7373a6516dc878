package org.incidentbridge.testkit.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.HistoryEntry;

/** What was changed in one ticket, kept by looking at it before and after. */
final class FakeHistory {

  private final List<HistoryEntry> entries = new ArrayList<>();

  /** What a ticket shows that histories tell. */
  static SortedMap<String, Value> of(FakeTicket ticket) {
    SortedMap<String, Value> shown = new TreeMap<>(ticket.fields);
    shown.put(HistoryEntry.PROJECT, Value.line(ticket.project));
    return shown;
  }

  /**
   * Who changed something, and when.
   *
   * @param save number of this change among all of the tracker
   */
  record Deed(long save, Party author, boolean own, Instant at) {}

  /** Keeps what differs. */
  void keep(Deed deed, SortedMap<String, Value> before, SortedMap<String, Value> after) {
    TreeSet<String> fields = new TreeSet<>(before.keySet());
    fields.addAll(after.keySet());
    for (String field : fields) {
      Value from = before.getOrDefault(field, Value.absent());
      Value to = after.getOrDefault(field, Value.absent());
      if (!from.equals(to)) {
        var change = new HistoryEntry.Change(field, from, to);
        String id = deed.save() + ":" + field;
        entries.add(new HistoryEntry(id, deed.at(), deed.author(), deed.own(), change));
      }
    }
  }

  /** Oldest first. */
  List<HistoryEntry> entries() {
    return List.copyOf(entries);
  }
}
