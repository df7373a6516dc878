package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.store.Problems.Problem;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.incidentbridge.store.jdbc.JdbcStore;
import org.incidentbridge.store.jdbc.JdbcStores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Between a change of the configuration and the next sync, {@code status} tells what it cannot
 * know.
 */
final class OutdatedTest {

  private static final String CHANGED = "have changed since the last sync";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private Path config;
  private String before = "";

  @BeforeEach
  void inStep() throws IOException {
    trackers.report("Printer");
    config = trackers.configuration(dir);
    before = Files.readString(config);
    assertThat(on("sync").code()).isZero();
    assertThat(on("status").out()).doesNotContain(CHANGED);
    assertThat(on("status", "--json").json().path("outdated")).isEmpty();
  }

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  void aRouteThatWasRenamedIsToldUntilASyncHasDecidedAnew() throws IOException {
    write(before.replace("name: between", "name: among"));

    assertThat(on("status").out()).contains(CHANGED);
    assertThat(on("status", "--json").json().path("outdated").path(0).asText()).contains(CHANGED);

    on("sync");
    assertThat(on("status").out()).doesNotContain(CHANGED);
  }

  @Test
  void aBridgeThatIsPausedSaysThatAlone() throws IOException {
    write(before.replaceFirst("(?s)routes:\\n.*?\\nengine:", "routes: []\nengine:"));
    assertThat(on("status").out()).contains("the bridge is paused").doesNotContain(CHANGED);
    on("sync");
    assertThat(on("status").out()).contains("the bridge is paused").doesNotContain(CHANGED);
  }

  @Test
  void aTrackerThatWasTakenOutIsTold() throws IOException {
    write(
        before
            .replaceFirst("(?s)  engineering:\n.*?\nroutes:", "routes:")
            .replaceFirst("(?s)routes:\n.*?\nengine:", "routes: []\nengine:"));

    Answer status = on("status");

    assertThat(status.out())
        .contains("The store knows 1 ticket of engineering, which the configuration no longer has");
  }

  @Test
  void ticketsOfATrackerThatWasTakenOutNeedNobody() throws IOException {
    write(
        before
            .replaceFirst("(?s)  engineering:\n.*?\nroutes:", "routes:")
            .replaceFirst("(?s)routes:\n.*?\nengine:", "routes: []\nengine:"));
    TicketRef left = new TicketRef(new TrackerId("engineering"), "10001");
    var problem = new Problem(left, "route", "there is no such tracker", Instant.EPOCH);
    try (Store store = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.EDIT)) {
      store.inTransaction(
          tables -> {
            tables.problems().replace(left, List.of(problem));
            return left;
          });
    }

    Answer status = on("status");

    assertThat(status.code()).isZero();
    assertThat(status.out()).contains("0 problems").doesNotContain("there is no such tracker");
    assertThat(on("status", "--json").json().path("problems")).isEmpty();
    Answer sync = on("sync");
    assertThat(sync.code()).isZero();
    assertThat(sync.out()).contains("The store knows 1 ticket of engineering");
    write(before);
    assertThat(on("status").out()).contains("there is no such tracker");
  }

  @Test
  void aTrackerThatWasRenamedIsToldAsASyncWouldTellIt() throws IOException {
    write(before.replace("engineering:", "eng:").replace("to: engineering", "to: eng"));

    Answer status = on("status");

    assertThat(status.out())
        .contains("Nothing is read or written any more", "Call it 'engineering' again");
    assertThat(status.code()).isEqualTo(on("sync").code()).isEqualTo(2);
  }

  @Test
  void aRunUnderWayGoesOnByWhatItRead() throws IOException {
    write(before.replace("engineering:", "eng:").replace("to: engineering", "to: eng"));

    try (JdbcStore working = JdbcStores.open("sqlite:" + dir.resolve("bridge.db"), Access.WORK)) {
      assertThat(working).isNotNull();
      assertThat(on("status").out())
          .contains("Once the run under way is started anew, nothing is read or written any more");
    }
  }

  private void write(String yaml) throws IOException {
    assertThat(config).content().isNotEqualTo(yaml);
    Files.writeString(config, yaml);
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(config, words));
  }
}
