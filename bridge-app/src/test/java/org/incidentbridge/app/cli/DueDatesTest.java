package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.StandardJira;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MantisBT in Tokyo has due moments, Jira has due days; they agree and stay as they are. */
final class DueDatesTest {

  private static final String SECRET = "open-sesame";

  @TempDir private Path dir;

  private final MantisSimulator mantis =
      new MantisSimulator(Instant::now, MantisOptions.usual().withZone(ZoneId.of("Asia/Tokyo")));
  private final JiraSite jira =
      StandardJira.fill(new JiraSite(Edition.CLOUD, Instant::now, JiraOptions.usual()), SECRET);

  @Test
  void aDueDayIsTheSameOnBothSidesAndATimeOfDayStaysWhereItWasWritten() throws IOException {
    mantis.admin().addUser("alice", AccessLevel.DEVELOPER);
    mantis.admin().configure("due_date_view_threshold", AccessLevel.REPORTER.value());
    mantis.admin().configure("due_date_update_threshold", AccessLevel.DEVELOPER.value());
    int id = mantis.as("alice").report(mantis.admin().addProject("Help Desk"), "Late", "Text");
    due(id, "2026-05-02T00:00:00+09:00");

    try (SimServer desk = SimServer.start(mantis);
        SimServer site = SimServer.start(new JiraCloudSimulator(jira))) {
      Path file = configuration(desk, site);

      assertThat(Answer.to(Small.on(file, "sync")).out()).doesNotContain("duedate");
      assertThat(issue().text("duedate")).isEqualTo("2026-05-02");
      quiet(file);

      due(id, "2026-05-03T17:30:00+09:00");
      assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
      assertThat(issue().text("duedate")).isEqualTo("2026-05-03");
      quiet(file);
      assertThat(due(id)).isEqualTo(Instant.parse("2026-05-03T08:30:00Z"));

      due(id, "2026-05-03T18:00:00+09:00");
      assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
      quiet(file);
      assertThat(due(id)).isEqualTo(Instant.parse("2026-05-03T09:00:00Z"));

      jira.as("alice").edit(issue().key(), "duedate", "2026-05-05");
      assertThat(Answer.to(Small.on(file, "sync")).code()).isZero();
      assertThat(due(id)).isEqualTo(Instant.parse("2026-05-04T15:00:00Z"));
      quiet(file);
    }
  }

  private void due(int id, String time) {
    mantis.as("alice").edit(id).set("due_date", time).save();
  }

  private Instant due(int id) {
    return Instant.ofEpochSecond(Long.parseLong(mantis.inspect().issue(id).field("due_date")));
  }

  private JiraIssue issue() {
    return jira.issues().getFirst();
  }

  /** Nothing is left to be done. */
  private static void quiet(Path file) {
    assertThat(Answer.to(Small.on(file, "plan")).out()).contains("Nothing to do");
  }

  private Path configuration(SimServer desk, SimServer site) throws IOException {
    return Files.writeString(
        dir.resolve("bridge.yaml"),
        """
        trackers:
          helpdesk:
            type: mantis
            url: %s
            auth: { token: "%s" }
            projects: [Help Desk]
          engineering:
            type: jira
            edition: cloud
            url: %s
            auth: { email: bridge@example.com, token: "%s" }
            projects: [ENG]
            zone: Asia/Tokyo
        routes:
          - name: between
            from: helpdesk
            to: engineering
            create: { project: ENG, type: Bug }
            fields: { status: none, resolution: none, due: latest }
        """
            .formatted(desk.url(), mantis.bridgeToken(), site.url(), SECRET));
  }
}
