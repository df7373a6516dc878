package org.incidentbridge.app.cli;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.incidentbridge.plan.Explanation;
import org.incidentbridge.spi.Command;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;

/** Shows what the demo would write, and has written. */
final class DemoWrites {

  private static final int MOST_DONE = 40;
  private static final int NARROW = 34;

  private final DemoStage stage;

  DemoWrites(DemoStage stage) {
    this.stage = stage;
  }

  /** One command of the plan, field by field. */
  void example(Store.Tables tables, List<Entry> entries) {
    if (!entries.isEmpty()) {
      stage.say("%nOne of them, field by field:");
      Table table = Table.fitting(stage.width(), "TICKET", "DO", "WHAT", "BEFORE", "AFTER", "WHY");
      Commands.rows(table, tables, longest(entries));
      stage.table(table);
    }
  }

  private static Entry longest(List<Entry> entries) {
    return Collections.max(
        entries, Comparator.comparingInt(e -> e.planned().explanation().lines().size()));
  }

  /** Changes field by field; of new tickets only that they were made. */
  void details(Store.Tables tables, List<Entry> applied) {
    Table table =
        Table.within(NARROW, stage.width(), "TICKET", "DONE", "WHAT", "BEFORE", "AFTER", "WHY");
    List<Entry> telling =
        applied.stream()
            .filter(e -> !(e.planned().command() instanceof Command.PutLink))
            .sorted(Comparator.comparing(e -> Commands.place(tables, e.planned())))
            .toList();
    telling.stream().limit(MOST_DONE).forEach(e -> rows(table, tables, e));
    stage.table(table);
    if (telling.size() > MOST_DONE) {
      stage.say("and %d more.", telling.size() - MOST_DONE);
    }
  }

  private static void rows(Table table, Store.Tables tables, Entry entry) {
    var command = entry.planned().command();
    if (command instanceof Command.CreateTicket) {
      var first = entry.planned().explanation().lines().getFirst();
      String title = title(entry);
      table.row(
          Commands.place(tables, entry.planned()), "create", "ticket", "", title, first.why());
    } else {
      Commands.rows(table, tables, entry);
    }
  }

  private static String title(Entry entry) {
    return entry.planned().explanation().lines().stream()
        .filter(line -> line.what().equals("title"))
        .findFirst()
        .map(Explanation.Line::after)
        .orElse("");
  }
}
