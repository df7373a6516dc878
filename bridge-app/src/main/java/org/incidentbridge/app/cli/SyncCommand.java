package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.incidentbridge.app.ExitCode;
import org.incidentbridge.app.Failure;
import org.incidentbridge.app.Shutdown;
import org.incidentbridge.app.SinceChanges;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.Progress;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "sync",
    description = "Brings all tickets in step, once. Safe to stop at any moment and to run again.",
    mixinStandardHelpOptions = true,
    footer = {
      "%nExamples:",
      "  bridge sync",
      "  bridge sync --sweep          # look at every known ticket",
      "  bridge sync --json | jq .written"
    })
final class SyncCommand implements Callable<Integer> {

  @Mixin private Options options = new Options();

  @Option(
      names = "--sweep",
      description = "Look at every known ticket, not only at those their tracker calls changed.")
  private boolean sweep;

  @Option(
      names = "--all",
      description = "Print every row of what was done, however many there are.")
  private boolean everyRow;

  @Option(
      names = "--beside-another-bridge",
      description =
          "Say once, with a new store, that another bridge made the tickets and comments that look"
              + " like what this one is to write.")
  private boolean besideAnother;

  @Option(
      names = "--moved-tracker",
      paramLabel = "NAME",
      description =
          "Say once that a tracker whose address changed is the same installation as before.")
  private List<String> moved = List.of();

  @Override
  public Integer call() {
    var config = options.config();
    Optional<Path> missing = Workbench.unmadeStore(config);
    try (Shutdown shutdown = Shutdown.watch();
        Workbench bench =
            Workbench.open(config, Access.WORK, Environment.system(), moved(config))) {
      shutdown.then(() -> stop(bench));
      missing.ifPresent(options::madeStore);
      if (besideAnother) {
        bench.vouchForNames();
      }
      bench
          .store()
          .inTransaction(tables -> SinceChanges.taken(tables, config))
          .forEach((id, change) -> options.told(id + ": " + change));
      Optional<String> ended =
          bench.store().inTransaction(tables -> LeftOpen.sentence(tables, config));
      Progress screen = Screen.open(options.json(), "syncing");
      Journal journal = new Journal(screen, config.bridge());
      String purpose = sweep ? Puller.SWEEP : Puller.PULL;
      CycleReport report = bench.cycle().run(bench.fleet().members().keySet(), purpose, journal);
      Screen.close(screen, options.out());
      bench.refuseLostNames(bench.store());
      bench.store().inTransaction(tables -> show(tables, bench, report, journal));
      ended.ifPresent(options::told);
      if (shutdown.wanted()) {
        options.told("Stopped. What was not finished goes on with the next sync.");
      }
      report.failures().forEach((id, why) -> options.told(id + ": " + why));
      options.err().flush();
      return code(bench, report).number();
    }
  }

  private Set<TrackerId> moved(BridgeConfig config) {
    Set<String> names = new TreeSet<>(moved);
    config.trackers().forEach(t -> names.remove(t.id().name()));
    if (!names.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "--moved-tracker: the configuration has no tracker '%s', only %s."
              .formatted(names.iterator().next(), known(config)));
    }
    return moved.stream().map(TrackerId::new).collect(Collectors.toSet());
  }

  private static String known(BridgeConfig config) {
    return config.trackers().stream().map(t -> t.id().name()).collect(Collectors.joining(", "));
  }

  private void waiting(long commands) {
    if (commands > 0) {
      options.wrapped(
          "What waits goes on with a later sync. See what it waits for with: "
              + options.hint("status"));
    }
  }

  /** Says at once that a wish to stop was heard: what is under way may take a while. */
  private void stop(Workbench bench) {
    if (!bench.stopping()) {
      bench.stop();
      options.err().println("Stopping: finishing what is under way.");
      options.err().flush();
    }
  }

  private static ExitCode code(Workbench bench, CycleReport report) {
    if (!report.failures().isEmpty()) {
      return ExitCode.FAILED;
    }
    boolean person = bench.store().inTransaction(tables -> needsPerson(tables, bench.config()));
    return person ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private static boolean needsPerson(Store.Tables tables, BridgeConfig config) {
    return tables.outbox().counts().held() > 0
        || WaitingNotices.of(tables).needPerson()
        || OpenProblems.count(tables, config) > 0
        || tables.incidents().conflicts() > 0;
  }

  private CycleReport show(
      Store.Tables tables, Workbench bench, CycleReport report, Journal journal) {
    Outbox.Counts counts = tables.outbox().counts();
    Hidden hidden = Hidden.of(tables, bench.config());
    if (options.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("read", report.pulled());
      json.put("written", report.pushed().applied());
      json.put("incomplete", journal.incomplete());
      json.put("held", counts.held());
      json.put("notices", WaitingNotices.of(tables).json(journal.told()));
      json.put("waiting", counts.pending() + counts.sent());
      json.put("problems", OpenProblems.count(tables, bench.config()));
      json.put("conflicts", tables.incidents().conflicts());
      json.put("hidden", hidden.incidents());
      json.put("calls", bench.fleet().calls());
      json.put("commands", journal.applied().stream().map(e -> Commands.json(tables, e)).toList());
      json.put("failures", Failures.json(report));
      options.print(json);
      return report;
    }
    new DoneText(options).print(tables, journal.applied(), everyRow);
    options.wrapped(
        "%s read, %s written%s, %d waiting, %d held, %s, %s; %s."
            .formatted(
                Count.of(report.pulled(), "new or changed ticket"),
                Count.of(report.pushed().applied(), "command"),
                Count.ofThem(journal.incomplete(), "not in all parts"),
                counts.pending() + counts.sent(),
                counts.held(),
                Count.of(OpenProblems.count(tables, bench.config()), "problem"),
                Count.of(tables.incidents().conflicts(), "conflict"),
                Count.of(bench.fleet().calls(), "API call")));
    hidden.line(options.hint("status")).ifPresent(options::wrapped);
    WaitingNotices.of(tables).summary(journal.told()).ifPresent(options::wrapped);
    Silence.paused(bench.config()).forEach(options::wrapped);
    Silence.takenOut(tables, bench.config()).forEach(options::wrapped);
    waiting(counts.pending() + counts.sent());
    if (needsPerson(tables, bench.config())) {
      options.wrapped("See what needs a person with: " + options.hint("status"));
    }
    options.out().flush();
    return report;
  }
}
