package org.incidentbridge.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.IntConsumer;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is staff, and so responds (J3). */
final class StaffTest {

  private static final String POLICY =
      """
      pack: small
      title: Small
      effective: 2020-01-01
      clocks:
        response:
          { title: First response, start: created, stop: responded, hours: 24x7, targets: { otherwise: 5h } }
        touched:
          { title: Touched, start: open, stop: 'event.by == "staff"', again: never, hours: 24x7, targets: { otherwise: 7d } }
        said:
          { title: Said, start: open, stop: 'event.kind == "comment" && event.by == "staff"', again: repeat, hours: 24x7, targets: { otherwise: 7d } }
      """;

  private static final String RUNNING = "CLOCK response (First response): running";
  private static final String MET = "CLOCK response (First response): met";

  @TempDir private Path dir;
  private final TwoTrackers trackers = new TwoTrackers();
  private String promises = "";

  @AfterEach
  void stop() {
    trackers.close();
  }

  private void add(String name, AccessLevel level) {
    trackers.mantis.admin().addUser(name, level);
    trackers.mantis.admin().describeUser(name, name + " Example", name + "@example.com");
  }

  private String after(IntConsumer deed) throws IOException {
    trackers.now.updateAndGet(now -> now.minus(Duration.ofHours(3)));
    int id = trackers.report("The printer is on fire");
    trackers.now.updateAndGet(now -> now.plus(Duration.ofHours(1)));
    deed.accept(id);
    trackers.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
    Path config = trackers.configuration(dir);
    Files.writeString(dir.resolve("policy.yaml"), POLICY);
    Files.writeString(config, "policy: [ policy.yaml ]\n" + promises, StandardOpenOption.APPEND);
    assertThat(Answer.to(Small.on(config, "sync")).code()).isZero();
    return Answer.to(Small.on(config, "explain", "helpdesk:" + id)).out();
  }

  @Test
  void aColleagueOfTheReporterIsNone() throws IOException {
    add("carol", AccessLevel.REPORTER);
    assertThat(after(id -> trackers.mantis.as("carol").note(id, "Anybody there?")))
        .contains(RUNNING);
  }

  @Test
  void whoeverMayBeGivenIssuesInMantisIs() throws IOException {
    add("dora", AccessLevel.DEVELOPER);
    assertThat(after(id -> trackers.mantis.as("dora").note(id, "We are on it."))).contains(MET);
  }

  @Test
  void whomTheConfigurationNamesIs() throws IOException {
    add("carol", AccessLevel.REPORTER);
    promises = "promises: { staff: { accounts: { helpdesk: [ carol ] } } }\n";
    assertThat(after(id -> trackers.mantis.as("carol").note(id, "We are on it."))).contains(MET);
  }

  @Test
  void whoseDomainTheConfigurationNamesIs() throws IOException {
    add("carol", AccessLevel.REPORTER);
    promises =
        """
        promises: { staff: { domains: [ example.com ] } }
        people: [ { name: Carol, email: carol@support.example.com, accounts: { helpdesk: carol } } ]
        """;
    assertThat(after(id -> trackers.mantis.as("carol").note(id, "We are on it."))).contains(MET);
  }

  @Test
  void aFileOfTheReporterIsNoDeedOfStaff() throws IOException {
    byte[] content = "hot".getBytes(StandardCharsets.UTF_8);
    assertThat(after(id -> trackers.mantis.as("alice").attach(id, "fire.txt", content)))
        .contains("CLOCK touched (Touched): running");
  }

  @Test
  void aFileOfStaffIsADeedOfStaff() throws IOException {
    add("dora", AccessLevel.DEVELOPER);
    byte[] content = "cold".getBytes(StandardCharsets.UTF_8);
    assertThat(after(id -> trackers.mantis.as("dora").attach(id, "water.txt", content)))
        .contains("CLOCK touched (Touched): met");
  }
}
