package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts see points in time in one form, whatever their fractions are. */
final class JsonTest {

  private static final Pattern TIMES = Pattern.compile("\"20\\d\\d-\\d\\d-\\d\\dT[^\"]*\"");

  @TempDir private Path dir;

  @Test
  void timesHaveMillisecondsAndNothingElse() {
    assertThat(Json.time(Instant.parse("2026-01-31T14:05:00Z")))
        .isEqualTo("2026-01-31T14:05:00.000Z");
    assertThat(Json.time(Instant.parse("2026-01-31T14:05:00.123999999Z")))
        .isEqualTo("2026-01-31T14:05:00.123Z");
    assertThat(Json.value("2026-01-31T14:05:00Z")).isEqualTo("2026-01-31T14:05:00.000Z");
    assertThat(Json.value("due 2026-01-31T14:05:00Z")).isEqualTo("due 2026-01-31T14:05:00Z");
  }

  @Test
  void allCommandsWriteThemSo() {
    try (TwoTrackers trackers = new TwoTrackers().asking("title")) {
      trackers.mantis.admin().configure("due_date_view_threshold", AccessLevel.REPORTER.value());
      Path config = trackers.configuration(dir);
      int id = trackers.report("Printer");
      trackers.mantis.as("alice").edit(id).set("due_date", "2026-12-01T17:30:00Z").save();
      String first = on(config, "sync").out();
      trackers.now.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
      trackers.mantis.as("alice").edit(id).set("summary", "One").save();
      trackers.jira.as("alice").edit(trackers.jira.issues().getFirst().key(), "summary", "Two");

      String all =
          first
              + on(config, "sync").out()
              + on(config, "status").out()
              + on(config, "conflicts").out()
              + on(config, "explain", "helpdesk:" + id).out();

      assertThat(TIMES.matcher(all).results().map(MatchResult::group))
          .hasSizeGreaterThan(10)
          .contains("\"2026-12-01T17:30:00.000Z\"")
          .allMatch(time -> time.matches("\"[-0-9]{10}T[:0-9]{8}\\.[0-9]{3}Z\""));
    }
  }

  private static Answer on(Path config, String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--json";
    return Answer.to(Small.on(config, all));
  }
}
