package org.incidentbridge.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.incidentbridge.store.Outbox.Retry;
import org.incidentbridge.store.Outbox.State;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.incidentbridge.testkit.sim.Fault;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N12: a plan tells what will not simply be written. */
final class PlanForeseesTest {

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config = Path.of("");

  @AfterEach
  void close() {
    trackers.close();
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }

  @Test
  void whatFollowsNewTicketsIsNotCountedAndToldToCome() {
    config = trackers.configuration(dir);
    int id = trackers.report("Printer");
    trackers.report("Scanner");
    trackers.mantis.as("alice").note(id, "It smokes.");

    assertThat(on("plan").out().replaceAll("\\s+", " "))
        .contains(
            "Not counted is what follows once 2 new tickets are there: status and links of each")
        .contains("copies of up to 1 comment and 0 files, each of several calls.");
    on("sync");
    assertThat(on("plan").out()).doesNotContain("Not counted");
  }

  @Test
  void whatAPlainProjectCannotHideIsSaidToBeHeldAsItThenIs() throws IOException {
    config = trackers.configuration(dir);
    Files.writeString(
        config,
        Files.readString(config)
            .replace("fields: {", "share: { internalNotes: as-internal }\n    fields: {"));
    int id = trackers.report("Printer");
    assertThat(on("sync").code()).isZero();
    trackers.mantis.as("alice").privateNote(id, "The key is under the mat.");
    trackers.mantis.as("alice").note(id, "It smokes.");

    Answer plan = on("plan");

    assertThat(plan.code()).as(plan.err()).isEqualTo(1);
    assertThat(plan.out())
        .containsOnlyOnce("will be held: an internal comment stays out")
        .contains("2 commands (1 of them will be held for a person)");
    assertThat(on("plan", "--json").json().path("toBeHeld").asInt()).isOne();
    Answer sync = on("sync");
    assertThat(sync.out()).contains("1 command written", ", 1 held");
    assertThat(on("status").out()).contains("1 held for engineering: an internal comment stays");
  }

  @Test
  void aFileThatTheTrackerDoesNotTakeIsSaidToBeHeld() {
    config = trackers.turnedRound().configuration(dir);
    String key = trackers.jira.as("alice").create("ENG", "Bug", "Printer");
    assertThat(on("sync").code()).isZero();
    trackers.now.updateAndGet(t -> t.plus(Duration.ofMinutes(5)));
    trackers.jira.as("alice").attach(key, "empty.txt", "text/plain", "".getBytes(UTF_8));

    assertThat(on("plan").out())
        .contains("will be held: 'empty.txt': MantisBT takes no empty files");
    assertThat(on("sync").out()).contains(", 1 held");
  }

  @Test
  void whatMayHaveBeenWrittenIsSaidToBeLookedForFirst() {
    config = trackers.configuration(dir);
    trackers.report("Printer");
    trackers.breaking(
        call -> call.path().endsWith("/issue") ? Fault.Status.of(503) : new Fault.None());
    assertThat(on("sync").out()).contains(", 1 waiting");
    trackers.breaking(FaultPlan.none());
    waiting();

    Answer plan = on("plan");

    assertThat(plan.out()).containsOnlyOnce("will be looked for first");
  }

  private void waiting() {
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      store.inTransaction(
          tables -> {
            var entry = PlannedEntries.of(tables).getFirst();
            tables.outbox().sent(entry.key(), Instant.now());
            var retry = new Retry(1, Instant.now().plusSeconds(3600), "no answer came");
            tables.outbox().wait(entry.key(), State.SENT, retry);
            return entry;
          });
    }
  }
}
