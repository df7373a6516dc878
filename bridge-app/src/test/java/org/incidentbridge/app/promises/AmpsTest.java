package org.incidentbridge.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.FieldKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * AMPS' support plan: a trading house asks its vendor, who works in MantisBT, from a Jira Data
 * Center. It begins on a Monday at nine in the morning in New York.
 */
class AmpsTest {

  private static final String REST =
      """
      routes:
        - name: to-vendor
          from: house
          to: vendor
          when: '"process-test" in incident.labels'
          create: { project: AMPS, category: General }
          fields: { status: none, resolution: none, assignee: none }
      promises:
        covers: [ house ]
      """;

  @TempDir private Path dir;
  private Office office;
  private JiraDesk house;
  private MantisDesk vendor;

  private void open(String at) {
    office = new Office(dir, at);
    house =
        new JiraDesk("house", Edition.DATA_CENTER, office.clock, "tom")
            .with(FieldKind.TEXT, "severity", "service")
            .with(FieldKind.RICH_TEXT, "impact", "observed", "expected")
            .project("REQ");
    vendor =
        new MantisDesk("vendor", office.clock, "vera")
            .with("impact", "observed", "expected")
            .project("AMPS");
    office
        .person("tom", "tom@trading.example")
        .person("vera", "vera@vendor.example")
        .with(house, vendor)
        .open("amps", REST);
  }

  @BeforeEach
  void open() {
    open("2026-11-02T14:00:00Z");
  }

  @AfterEach
  void close() {
    office.close();
  }

  private String ask(String... labels) {
    String key =
        house
            .as("tom")
            .create(
                "REQ",
                "Bug",
                Map.of(
                    "summary",
                    "Messages are lost",
                    "priority",
                    "High",
                    "labels",
                    List.of(labels),
                    house.id("service"),
                    "market-data"));
    office.later("1m");
    return key;
  }

  private String askInFull() {
    String ticket = ask();
    house.fill("tom", ticket, "versions", "3.0.4");
    for (String field : List.of("impact", "observed", "expected")) {
      house.fill("tom", ticket, field, "Orders, " + field);
    }
    for (String file : List.of("config.xml", "amps.log", "stats.db")) {
      house.as("tom").attach(ticket, file, "text/plain", file.getBytes(StandardCharsets.UTF_8));
    }
    office.later("1m");
    return ticket;
  }

  @Test
  void a1WhatARequestLacksIsListedBeforeItGoesToTheVendor() {
    String ticket = ask();
    assertThat(house.said(ticket))
        .containsExactly(
            "Before this goes to the vendor, please add: the version, the impact, what was"
                + " observed, what was expected, the configuration, the logs, the statistics.");
    assertThat(vendor.issues()).isEmpty();
    office.settled();
  }

  @Test
  void a1ACompleteRequestGoesToTheVendorWithItsFiles() {
    askInFull();

    assertThat(office.gates()).isEmpty();
    assertThat(vendor.issues()).hasSize(1);
    var issue = vendor.issues().getFirst();
    assertThat(issue.files())
        .extracting(f -> f.name())
        .containsExactlyInAnyOrder("config.xml", "amps.log", "stats.db");
    assertThat(vendor.shows(issue.id(), "impact")).isEqualTo("Orders, impact");
    office.settled();
  }

  @Test
  void a2AProcessTestGoesAllTheWayAndCountsNowhere() {
    String ticket = ask("process-test");
    var issue = vendor.issues().getFirst();
    assertThat(issue.tags()).containsExactly("process-test");
    vendor.as("vera").note(issue.id(), "We can hear you.");
    office.later("10h");

    assertThat(house.said(ticket)).singleElement().asString().contains("We can hear you.");
    assertThat(office.clocks()).isEmpty();
    assertThat(office.obligations()).isEmpty();
    assertThat(office.mails()).isEmpty();
    office.settled();
  }

  @Test
  void a3TheVendorsAnswerCountsInTheHoursOfThePlanAndALateOneIsTold() {
    String ticket = askInFull();
    assertThat(office.clocks()).containsExactly("response running 2026-11-02T18:00:00Z");
    office.later("4h");
    assertThat(office.mails()).containsExactly("The vendor is late -> account@vendor.example");

    vendor.as("vera").privateNote(vendor.issues().getFirst().id(), Office.SECRET);
    vendor.as("vera").note(vendor.issues().getFirst().id(), "We are on it.");
    office.later("1m");
    assertThat(house.said(ticket)).anyMatch(s -> s.contains("We are on it."));
    assertThat(office.clocks()).containsExactly("response missed 2026-11-02T18:00:00Z");
    office.settled();
  }

  @Test
  void a4WhatBeginsWhenNobodyCoversItFollowsTheGapPlanUntilSomebodyDoes() {
    office.close();
    open("2026-11-03T11:00:00Z");
    ask();
    assertThat(office.mails())
        .containsExactly("market-data: nobody covers it now -> oncall@trading.example");
    assertThat(office.obligations()).contains("gap-plan open");

    office.later("2h");
    assertThat(office.obligations()).contains("gap-plan dropped");
    office.settled();
  }
}
