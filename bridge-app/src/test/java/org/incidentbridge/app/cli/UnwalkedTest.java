package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.incidentbridge.app.Configurations;
import org.incidentbridge.app.Workbench;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.pull.SlowWalks;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.store.Store;
import org.incidentbridge.store.jdbc.Access;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** N5: where nobody takes the slow walk, what trackers keep quiet about is not noticed. */
final class UnwalkedTest {

  private static final TrackerId DESK = new TrackerId("helpdesk");

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @BeforeEach
  void configure() throws IOException {
    trackers.configuration(dir);
  }

  @AfterEach
  void close() {
    trackers.close();
  }

  private Answer on(String... words) {
    return Answer.to(Small.on(dir.resolve("bridge.yaml"), words));
  }

  private void lastWalked(Duration ago) {
    Instant then = Instant.now().minus(ago);
    inStore(tables -> SlowWalks.ended(tables, DESK, then));
  }

  private void inStore(Consumer<Store.Tables> work) {
    var config = Configurations.load(dir.resolve("bridge.yaml"), Map.of());
    try (Workbench bench = Workbench.open(config, Access.WORK, Environment.system())) {
      bench
          .store()
          .inTransaction(
              tables -> {
                work.accept(tables);
                return true;
              });
    }
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Test
  void statusAndDoctorTellOfATrackerThatIsNotWalkedOver() throws IOException {
    on("sync");
    lastWalked(Duration.ofDays(3));

    assertThat(flat(on("status").out()))
        .contains("helpdesk: the slow walk over its tickets last came to its end at ")
        .contains("call sync --sweep from cron")
        .doesNotContain("engineering: the slow walk");
    assertThat(on("status", "--json").json().at("/sweeps/helpdesk/overdue").asBoolean()).isTrue();
    assertThat(flat(on("doctor").out())).contains("warning sweep the slow walk over its tickets");

    on("sync", "--sweep");

    assertThat(flat(on("status").out())).doesNotContain("slow walk");
  }

  @Test
  void theFirstSyncCountsAndLaterOnesDoNot() {
    on("sync");
    assertThat(flat(on("status").out())).doesNotContain("slow walk");
    lastWalked(Duration.ofDays(3));

    on("sync");

    assertThat(flat(on("status").out())).contains("helpdesk: the slow walk");
  }

  @Test
  void whoWantsNoneIsNotTold() throws IOException {
    on("sync");
    lastWalked(Duration.ofDays(3));
    Path file = dir.resolve("bridge.yaml");
    Files.writeString(file, Files.readString(file) + "\nschedule: { sweep: 0s }\n");

    assertThat(flat(on("status").out())).doesNotContain("slow walk");
  }
}
