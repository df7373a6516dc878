package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.engine.CycleReport;
import org.incidentbridge.engine.SyncCycle;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.Puller;
import org.incidentbridge.push.PushReport;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.jdbc.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What `run` says in the turns of its schedules. */
final class RunLogTest {

  private static final TrackerId HELPDESK = new TrackerId("helpdesk");
  private static final TrackerId ENGINEERING = new TrackerId("engineering");

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RunLog.class);

  @BeforeEach
  void listen() {
    said.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(said);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(said);
    logger.setLevel(null);
    trackers.close();
  }

  @Test
  void whatIsWrittenIsSaidInALineAndQuietTurnsSayNothing() {
    trackers.report("one");
    trackers.report("two");
    try (Workbench bench = bench()) {
      turns(bench, log(bench));

      assertThat(lines())
          .contains(
              "INFO helpdesk: 2 new or changed tickets read",
              "INFO engineering: 4 commands written, 2 of them not in all parts; explain says why");
      turns(bench, log(bench));
      said.list.clear();

      turns(bench, log(bench));

      assertThat(lines()).isEmpty();
    }
  }

  @Test
  void eachHeldCommandIsSaidOnceWithItsTicketAndReason() {
    trackers.making("Nonsense").report("one");
    trackers.report("two");
    try (Workbench bench = bench()) {
      RunLog log = log(bench);
      turns(bench, log);
      turns(bench, log);
    }

    assertThat(lines()).filteredOn(l -> l.startsWith("WARN held ib-")).hasSize(2);
    assertThat(lines())
        .anyMatch(
            l ->
                l.contains(": create engineering (new in ENG) for helpdesk ")
                    && l.contains("issuetype: Specify a valid issue type"))
        .contains("WARN 2 commands held, 0 conflicts, 0 problems; a person is needed: status");
    said.list.clear();
    try (Workbench bench = bench()) {
      log(bench).begin();
    }
    assertThat(lines())
        .containsExactly(
            "WARN 2 commands held, 0 conflicts, 0 problems; a person is needed: status");
  }

  @Test
  void aCommandThatIsHeldSinceItsOutcomeStaysUnknownIsSaidToo() {
    trackers.making("Nonsense").report("one");
    try (Workbench bench = bench()) {
      RunLog log = log(bench);
      turns(bench, log);
      said.list.clear();
      var entry = bench.store().inTransaction(tables -> tables.outbox().held().getFirst());
      var key = entry.planned().command().target().key();
      bench
          .store()
          .inTransaction(
              tables -> {
                tables.outbox().release(key, Instant.now());
                tables.outbox().hold(key, State.SENT, "it is not known whether this was done");
                return key;
              });

      log.delivered(entry, new Outcome.Unknown("no answer"));
      log.ended(ENGINEERING, new CycleReport(0, 0, PushReport.NOTHING, Map.of()));
    }

    assertThat(lines()).hasSize(1).allMatch(line -> line.contains("whether this was done"));
  }

  @Test
  void aTrackerThatFailsIsSaidOnceUntilSomethingElseFailsOrItIsWell() {
    try (Workbench bench = bench()) {
      RunLog log = log(bench);
      for (String why : new String[] {"reading failed: no route", "reading failed: no route"}) {
        notRead(bench, log, why);
      }
      notRead(bench, log, "reading failed: no rights");
      turns(bench, log);
      turns(bench, log);
    }

    assertThat(lines())
        .containsExactly(
            "WARN helpdesk: reading failed: no route",
            "WARN helpdesk: reading failed: no rights",
            "INFO helpdesk: is well again");
  }

  private void notRead(Workbench bench, RunLog log, String why) {
    bench
        .store()
        .inTransaction(
            tables -> {
              tables.health().notRead(HELPDESK, Instant.now(), why);
              return why;
            });
    var nothing = PushReport.NOTHING;
    log.ended(HELPDESK, new CycleReport(0, 0, nothing, Map.of(HELPDESK, why)));
  }

  private static void turns(Workbench bench, RunLog log) {
    SyncCycle cycle = bench.cycle();
    log.ended(HELPDESK, cycle.read(HELPDESK, Puller.PULL, log));
    log.ended(ENGINEERING, cycle.read(ENGINEERING, Puller.PULL, log));
    log.ended(ENGINEERING, cycle.write(ENGINEERING, log));
    log.ended(HELPDESK, cycle.write(HELPDESK, log));
  }

  private static RunLog log(Workbench bench) {
    return new RunLog(bench.store(), bench.config(), "status");
  }

  private Workbench bench() {
    Path file = trackers.configuration(dir);
    return Workbench.open(Configurations.load(file, Map.of()), Access.WORK, Environment.system());
  }

  private List<String> lines() {
    return said.list.stream().map(e -> e.getLevel() + " " + e.getFormattedMessage()).toList();
  }
}
