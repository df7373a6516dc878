package org.incidentbridge.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.SinceChanges;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "plan",
    description = {
      "Shows what a sync would write, field by field, and what it costs in API calls.",
      "Writes nothing, neither to trackers nor to the store."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge plan",
      "  bridge plan --json | jq '.commands[] | {ticket, command, calls}'"
    })
final class PlanCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Override
  public Integer call() {
    var config = options.config();
    try (Workbench bench = Workbench.open(config, Access.LOOK, Environment.system());
        Store scratch = bench.store().scratch()) {
      var progress = Screen.open(options.json(), "reading");
      CycleReport report = bench.cycleOver(scratch).preview(progress);
      Screen.close(progress, options.out());
      scratch.inTransaction(tables -> show(tables, bench, report));
      bench
          .store()
          .inTransaction(tables -> SinceChanges.found(tables, config))
          .forEach((id, change) -> options.err().println(id + ": " + change));
      report.failures().forEach((id, why) -> options.err().println(id + ": " + why));
      options.err().flush();
      return (report.failures().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
    }
  }

  private CycleReport show(Store.Tables tables, Workbench bench, CycleReport report) {
    Foreseen foreseen = new Foreseen(bench.fleet(), bench.config().bridge());
    List<Entry> entries = PlannedEntries.of(tables).stream().map(foreseen::mark).toList();
    int calls = entries.stream().mapToInt(e -> e.planned().explanation().calls()).sum();
    if (options.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("commands", entries.stream().map(e -> Commands.json(tables, e)).toList());
      json.put("calls", calls);
      json.put("callsForReading", bench.fleet().calls());
      json.put("failures", Failures.json(report));
      options.print(json);
      return report;
    }
    Table table = new Table("TICKET", "DO", "WHAT", "BEFORE", "AFTER", "WHY");
    entries.forEach(e -> Commands.rows(table, tables, e));
    if (table.isEmpty()) {
      options
          .out()
          .println(
              report.failures().isEmpty()
                  ? "Nothing to do: all tickets agree."
                  : "Nothing to do for what could be read.");
    } else {
      table.print(options.out());
      options
          .out()
          .printf(
              "%n%s, about %s; reading took %s. Nothing was written. Do it with: %s%n",
              Count.of(entries.size(), "command"),
              Count.of(calls, "API call"),
              Count.of(bench.fleet().calls(), "call"),
              options.hint("sync"));
    }
    options.out().flush();
    return report;
  }
}
