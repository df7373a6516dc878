package org.incidentbridge.app.cli;

import java.util.List;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;

/** What a sync did: all of it if that is little, otherwise the first of it and how much it was. */
final class DoneText {

  /** More rows than that nobody reads. */
  private static final int MOST_ROWS = 30;

  private final Options options;

  DoneText(Options options) {
    this.options = options;
  }

  /**
   * Prints it, with an empty line below.
   *
   * @param whole whether every row is wanted
   */
  void print(Store.Tables tables, List<Entry> done, boolean whole) {
    if (done.isEmpty()) {
      return;
    }
    List<Entry> shown = whole ? done : first(done);
    Table table =
        Table.fitting(options.width(), "TICKET", "DONE", "WHAT", "BEFORE", "AFTER", "WHY");
    shown.forEach(e -> Commands.rows(table, tables, e));
    table.print(options.out());
    options.out().println();
    if (shown.size() < done.size()) {
      options.wrapped(
          "and %s. All of them, by tracker:"
              .formatted(Count.of(done.size() - shown.size(), "more command")));
      Tally.of(done, options.width(), "DONE").print(options.out());
      options.out().println();
      options.wrapped(
          "What was done to one ticket is told by "
              + options.hint("explain TICKET")
              + "; every row of a sync is printed with --all.");
    }
  }

  private static List<Entry> first(List<Entry> done) {
    int rows = 0;
    for (int i = 0; i < done.size(); i++) {
      rows += done.get(i).planned().explanation().lines().size();
      if (rows > MOST_ROWS) {
        return done.subList(0, Math.max(i, 1));
      }
    }
    return done;
  }
}
