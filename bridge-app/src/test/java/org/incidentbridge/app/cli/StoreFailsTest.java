package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** N3: the store fails while the daemon works, right after a ticket was made. */
final class StoreFailsTest {

  private static final String BREAK =
      """
      CREATE TRIGGER broken BEFORE INSERT ON ledger WHEN NEW.kind = 'WRITE'
      BEGIN SELECT RAISE(ABORT, 'the disk broke'); END""";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();

  @AfterEach
  void stop() {
    trackers.close();
  }

  @Test
  @Timeout(120)
  void runEndsWithASentenceAndNothingIsLostOrDoubled() throws SQLException {
    Path config = trackers.configuration(dir);
    assertThat(on(config, "sync").code()).isZero();
    execute(BREAK);
    trackers.report("Printer");

    Answer run = on(config, "run");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err())
        .contains("The store " + dir.resolve("bridge.db") + " failed: ", "the disk broke")
        .doesNotContain("\tat ", "defect");
    assertThat(trackers.jira.issues()).as("made before the store failed").hasSize(1);
    Answer status = on(config, "status");
    assertThat(status.code()).isEqualTo(3);
    assertThat(status.out()).contains(" UTC failed at ", "the disk broke");

    execute("DROP TRIGGER broken");
    assertThat(on(config, "sync").code()).isZero();
    assertThat(on(config, "sync").out()).contains("0 commands written, 0 waiting, 0 held");
    assertThat(trackers.jira.issues()).hasSize(1);
    assertThat(on(config, "status").code()).isZero();
    assertThat(on(config, "explain", "ENG-1").out()).contains("Printer", "mirror by between");
  }

  private void execute(String sql) throws SQLException {
    try (var store = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("bridge.db"));
        var statement = store.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Answer on(Path config, String... words) {
    return Answer.to(Small.on(config, words));
  }
}
