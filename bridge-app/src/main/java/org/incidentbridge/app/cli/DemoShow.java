package org.incidentbridge.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Program;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.app.demo.Audit;
import org.incidentbridge.app.demo.DemoWorld;
import org.incidentbridge.config.BridgeConfig;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.TrackerProbe.Finding;
import org.incidentbridge.spi.TrackerProbe.Level;
import org.incidentbridge.store.Outbox.Entry;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;

/** The demo from the first look to the run that has nothing to do. */
final class DemoShow {

  private static final int MOST_SHOWN = 14;
  private static final long EXPECTED_CONFLICTS = 1;
  private static final int EXPECTED_OBLIGATIONS = 1;

  private final DemoWorld world;
  private final BridgeConfig config;
  private final DemoStage stage;
  private final DemoWrites writes;
  private final boolean json;
  private final List<String> complaints = new ArrayList<>();

  DemoShow(DemoWorld world, Path file, DemoStage stage, boolean json) {
    this.world = world;
    this.config = Configurations.load(file, Map.of());
    this.stage = stage;
    this.writes = new DemoWrites(stage);
    this.json = json;
  }

  DemoResult play() {
    trackers();
    DemoWorld.Calls before = world.calls();
    doctor();
    plan();
    first();
    people();
    second();
    promises();
    explain();
    DemoWorld.Calls busy = world.calls();
    last();
    DemoWorld.Calls quiet = world.calls().minus(busy);
    Audit audit = world.audit();
    judge(audit, quiet);
    DemoWorld.Calls calls = world.calls().minus(before);
    DemoFlows flows = new DemoFlows(config.file().resolveSibling("flows"), stage).play();
    complaints.addAll(flows.complaints());
    return new DemoResult(
        audit, calls, quiet, new DemoResult.Watched(world.canaries(), flows.checks()), complaints);
  }

  private void trackers() {
    Table table = Table.fitting(stage.width(), "TRACKER", "SIMULATES", "TICKETS", "URL");
    world.trackers().forEach(t -> table.row(t.name(), t.product(), t.tickets(), t.url()));
    stage.table(table);
    stage.say("Configuration: %s", config.file());
  }

  private void doctor() {
    stage.head("bridge doctor: can the trackers do what the configuration asks of them?");
    try (Workbench bench = open(Access.LOOK)) {
      Map<TrackerId, List<Finding>> findings = DoctorCommand.examine(bench, config.file());
      Table table = Table.fitting(stage.width(), "TRACKER", "CHECKS", "OK", "WARNINGS", "PROBLEMS");
      findings.forEach(
          (id, all) ->
              table.row(
                  id,
                  all.size(),
                  count(all, Level.OK),
                  count(all, Level.WARNING),
                  count(all, Level.PROBLEM)));
      stage.table(table);
      findings.forEach(
          (id, all) ->
              all.stream().filter(f -> f.level() != Level.OK).forEach(f -> finding(id, f)));
    }
  }

  private void finding(TrackerId id, Finding finding) {
    stage.say("%s: %s", id, finding.message());
    if (finding.level() == Level.PROBLEM) {
      complaints.add("doctor on " + id + ": " + finding.message());
    }
  }

  private static long count(List<Finding> findings, Level level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }

  private void plan() {
    stage.head("bridge plan: what would be written, and what would it cost?");
    try (Workbench bench = open(Access.LOOK);
        Store scratch = bench.store().scratch()) {
      DemoWorld.Calls before = world.calls();
      var progress = Screen.open(json, "reading");
      CycleReport report = bench.cycleOver(scratch).preview(progress);
      Screen.close(progress, stage.out());
      failures(report);
      if (world.calls().minus(before).writes() > 0) {
        complaints.add("The plan wrote to a tracker.");
      }
      scratch.inTransaction(
          tables -> {
            List<Entry> entries = PlannedEntries.of(tables);
            stage.table(Tally.of(entries, stage.width(), "COMMANDS"));
            writes.example(tables, entries);
            int calls = entries.stream().mapToInt(e -> e.planned().explanation().calls()).sum();
            stage.say(
                "%nAbout %d API calls; reading took %d calls. Nothing was written. %s",
                calls,
                world.calls().minus(before).all(),
                Afterwards.sentence(tables, entries).orElse(""));
            return entries;
          });
    }
  }

  private void first() {
    stage.head("bridge sync: do it");
    sync(false);
  }

  private void people() {
    stage.head("People work in all trackers");
    Table table = Table.fitting(stage.width(), "WHO", "WHERE", "WHAT");
    world.peopleWork().forEach(d -> table.row(d.who(), d.where(), d.what()));
    stage.table(table);
  }

  private void second() {
    stage.head("bridge sync: carry it over");
    sync(true);
  }

  private void last() {
    stage.head("bridge sync, once more: nothing to do");
    sync(false);
  }

  private void sync(boolean detailed) {
    try (Workbench bench = open(Access.WORK)) {
      DemoWorld.Calls before = world.calls();
      var progress = Screen.open(json, "syncing");
      Journal journal = new Journal(progress, config.bridge());
      CycleReport report = bench.cycle().run(journal);
      Screen.close(progress, stage.out());
      failures(report);
      DemoWorld.Calls calls = world.calls().minus(before);
      bench
          .store()
          .inTransaction(
              tables -> {
                if (detailed) {
                  writes.details(tables, journal.applied());
                } else {
                  stage.table(Tally.of(journal.applied(), stage.width(), "DONE"));
                }
                return tables;
              });
      stage.say(
          "%d commands; %d API calls reached the trackers, %d of them wrote.",
          report.pushed().applied(), calls.all(), calls.writes());
    }
  }

  private void promises() {
    stage.head("bridge obligations: which promises are kept, and what is left to people?");
    try (Store store = Workbench.openStore(config, Access.LOOK)) {
      int open = store.inTransaction(tables -> new DemoPromises(config, stage).show(tables));
      if (open != EXPECTED_OBLIGATIONS) {
        complaints.add("There are %d open obligations, not 1.".formatted(open));
      }
      stage.say("%n  %s", hint("obligations"));
    }
  }

  private void explain() {
    stage.head("bridge explain: why is it so?");
    try (Store store = Workbench.openStore(config, Access.LOOK)) {
      store.inTransaction(
          tables -> {
            var open = Conflicts.all(tables);
            if (!open.isEmpty()) {
              new Story(tables, open.getFirst().incident(), stage.width()).brief(stage.out());
              stage.say("%nThe priority waits for a person:");
              stage.say(
                  "  %s",
                  hint("conflicts " + open.getFirst().incident().id() + " priority helpdesk"));
            }
            books(tables, open.size());
            return tables;
          });
    }
  }

  /** The bridge's own books must agree with what it shows. */
  private void books(Store.Tables tables, int conflicts) {
    long held = tables.outbox().counts().held();
    if (held > 0) {
      complaints.add(
          "The bridge holds %s back. See: %s".formatted(Count.of(held, "command"), hint("status")));
    }
    if (conflicts != EXPECTED_CONFLICTS) {
      complaints.add("The bridge lists %d conflicts, not 1.".formatted(conflicts));
    }
  }

  private String hint(String words) {
    return Program.hint(words, config.file());
  }

  private void failures(CycleReport report) {
    report.failures().forEach((id, why) -> complaints.add(id + ": " + why));
  }

  private void judge(Audit audit, DemoWorld.Calls quiet) {
    audit.findings().stream().limit(MOST_SHOWN).forEach(complaints::add);
    if (audit.findings().size() > MOST_SHOWN) {
      complaints.add("and %d more".formatted(audit.findings().size() - MOST_SHOWN));
    }
    if (quiet.writes() > 0) {
      complaints.add(
          "The last run had nothing to do, but wrote %d times.".formatted(quiet.writes()));
    }
    if (audit.conflicts() != EXPECTED_CONFLICTS) {
      complaints.add("The trackers show %d conflicts, not 1.".formatted(audit.conflicts()));
    }
  }

  private Workbench open(Access access) {
    return Workbench.open(config, access, Environment.system());
  }
}
