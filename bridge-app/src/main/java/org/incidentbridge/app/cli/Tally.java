package org.incidentbridge.app.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.store.Outbox.Entry;

/** How many commands there are, by tracker and kind. */
final class Tally {

  private Tally() {}

  /**
   * A row for each tracker and kind.
   *
   * @param done what the column with their number is called
   */
  static Table of(List<Entry> entries, int width, String done) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Entry entry : entries) {
      var command = entry.planned().command();
      String key = command.target().tracker() + "\n" + Commands.verb(command);
      int[] count = counts.computeIfAbsent(key, k -> new int[2]);
      count[0]++;
      count[1] += entry.planned().explanation().calls();
    }
    Table table = Table.fitting(width, "TRACKER", "DO", done, "API CALLS");
    counts.forEach(
        (key, count) -> {
          String[] parts = key.split("\n", -1);
          table.row(parts[0], parts[1], count[0], count[1]);
        });
    return table;
  }
}
