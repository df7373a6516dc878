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
import org.incidentbridge.store.Outbox.State;
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

  private static final String UNREAD =
      "No tracker could be read, so it is not known what there is to do.";

  private static final String OLD =
      "No tracker could be read: this is what was left over from before.";

  @Mixin private Options options = new Options();

  @Override
  public Integer call() {
    var config = options.config();
    try (Workbench bench = Workbench.open(config, Access.LOOK, Environment.system());
        Store scratch = bench.store().scratch()) {
      var progress = Screen.open(options.json(), "reading");
      CycleReport report = bench.cycleOver(scratch).preview(progress);
      Screen.close(progress, options.out());
      bench.refuseLostNames(scratch);
      boolean held = scratch.inTransaction(tables -> show(tables, bench, report));
      Workbench.missingStore(config)
          .ifPresent(
              file ->
                  options.told(
                      "There is no store %s yet; planned as for a first sync.".formatted(file)));
      bench
          .store()
          .inTransaction(tables -> SinceChanges.found(tables, config))
          .forEach((id, change) -> options.told(id + ": " + change));
      bench
          .store()
          .inTransaction(tables -> LeftOpen.sentence(tables, config))
          .ifPresent(options::told);
      report.failures().forEach((id, why) -> options.told(id + ": " + why));
      options.err().flush();
      return code(report, held).number();
    }
  }

  private static ExitCode code(CycleReport report, boolean held) {
    if (!report.failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    return held ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  /** Whether anything is or will be held. */
  private boolean show(Store.Tables tables, Workbench bench, CycleReport report) {
    Foreseen.Plan plan =
        new Foreseen(bench.fleet(), bench.config().bridge())
            .mark(PlannedEntries.of(tables).stream().filter(e -> e.state() != State.HELD).toList());
    List<Entry> due = plan.due();
    List<Entry> held = tables.outbox().held();
    Hidden hidden = Hidden.of(tables, bench.config());
    boolean blind = report.failures().keySet().containsAll(bench.fleet().members().keySet());
    List<String> notes = blind ? List.of() : Silence.broken(tables, bench.config());
    int calls = due.stream().mapToInt(e -> e.planned().explanation().calls()).sum();
    if (options.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("commands", due.stream().map(e -> Commands.json(tables, e)).toList());
      json.put("held", held.stream().map(e -> Commands.json(tables, e)).toList());
      json.put("toBeHeld", plan.toBeHeld());
      json.put("notices", WaitingNotices.of(tables).plannedJson());
      json.put("calls", calls);
      json.put("callsForReading", bench.fleet().calls());
      json.put("hidden", hidden.json());
      json.put("notes", notes);
      json.put("failures", Failures.json(report));
      options.print(json);
      return !held.isEmpty() || plan.toBeHeld() > 0;
    }
    if (due.isEmpty()) {
      boolean isWhole = notes.isEmpty() && hidden.incidents() == 0;
      options.wrapped(blind ? UNREAD : "Nothing to do" + why(report, held, isWhole));
    } else {
      todo(tables, plan, calls, bench.fleet().calls());
    }
    if (blind && !due.isEmpty()) {
      options.wrapped(OLD);
    }
    WaitingNotices.of(tables).printPlanned(options);
    held(tables, held);
    beside(tables, notes, hidden);
    options.out().flush();
    return !held.isEmpty() || plan.toBeHeld() > 0;
  }

  private void todo(Store.Tables tables, Foreseen.Plan plan, int calls, long reading) {
    Table table = Table.fitting(options.width(), "TICKET", "DO", "WHAT", "BEFORE", "AFTER", "WHY");
    plan.due().forEach(e -> Commands.rows(table, tables, Foreseen.told(e)));
    table.print(options.out());
    options.out().println();
    options.wrapped(
        "%s%s, about %s; reading took %s. Nothing was written. Do it with:"
            .formatted(
                Count.of(plan.due().size(), "command"),
                Count.ofThem(plan.toBeHeld(), "will be held for a person"),
                Count.of(calls, "API call"),
                Count.of(reading, "call")));
    options.out().println("  " + options.hint("sync"));
    Afterwards.sentence(tables, plan.due()).ifPresent(options::wrapped);
  }

  /** What nothing is written for, and why. */
  private void beside(Store.Tables tables, List<String> notes, Hidden hidden) {
    if (!notes.isEmpty() || hidden.incidents() > 0) {
      options.out().println();
      notes.forEach(options::wrapped);
      hidden.sentences().forEach(new Examples(tables, options.out(), options.width())::print);
    }
    if (tables.incidents().conflicts() > 0) {
      options.wrapped("See and decide conflicts with: " + options.hint("conflicts"));
    }
  }

  private static String why(CycleReport report, List<Entry> held, boolean isWhole) {
    if (!report.failures().isEmpty()) {
      return " for what could be read.";
    }
    if (!held.isEmpty()) {
      return " but what is held for a person.";
    }
    return isWhole ? ": all tickets agree." : ".";
  }

  /** A sync passes these by. */
  private void held(Store.Tables tables, List<Entry> held) {
    if (!held.isEmpty()) {
      options.out().printf("%nNot to be done by a sync:%n");
      new Reasons(tables, options.out(), options.width()).examples(held, options.hint("retry"));
      options.wrapped(options.wayOutOfHolding());
    }
  }
}
