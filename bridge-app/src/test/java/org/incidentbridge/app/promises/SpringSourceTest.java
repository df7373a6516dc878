package org.incidentbridge.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

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
 * SpringSource's escalation: support in Jira Cloud, engineering in London in Jira Data Center. It
 * begins on a Monday at four in the afternoon in London, eight in the morning in Los Angeles.
 */
class SpringSourceTest {

  private static final String REST =
      """
      routes:
        - name: to-engineering
          from: support
          to: engineering
          when: 'false'
          create: { project: ENG, type: Bug }
          fields:
            status: engineering
            resolution: engineering
            assignee: none
            fixedIn: engineering
            workaround: engineering
            "custom:engineer": engineering
      promises:
        covers: [ support ]
      """;

  @TempDir private Path dir;
  private Office office;
  private JiraDesk support;
  private JiraDesk engineering;

  @BeforeEach
  void open() {
    office = new Office(dir, "2026-11-02T16:00:00Z");
    support =
        new JiraDesk("support", Edition.CLOUD, office.clock, "ann", "sue", "sid")
            .with(FieldKind.TEXT, "severity", "level", "custom:effect", "custom:businessImpact")
            .with(
                FieldKind.TEXT,
                "custom:resolutionOwner",
                "custom:expectedBy",
                "workaround",
                "service",
                "custom:engineer")
            .with(FieldKind.RICH_TEXT, "observed", "expected")
            .serviceProject("SUP");
    engineering =
        new JiraDesk("engineering", Edition.DATA_CENTER, office.clock, "rod", "quinn")
            .with(FieldKind.TEXT, "severity", "level", "custom:engineer", "workaround")
            .with(FieldKind.RICH_TEXT, "observed", "expected")
            .project("ENG")
            .and("linkSummary: all");
    office
        .person("ann", "ann@customer.example")
        .person("sue", "sue@spring.example")
        .person("sid", "sid@spring.example")
        .person("rod", "rod@spring.example")
        .person("quinn", "quinn@spring.example")
        .with(support, engineering)
        .open("springsource", REST);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private String ask(String effect) {
    String key =
        support
            .as("ann")
            .create(
                "SUP",
                "Bug",
                Map.of(
                    "summary", "The context does not start", support.id("custom:effect"), effect));
    office.later("1m");
    return key;
  }

  private String escalated(String effect) {
    String key = ask(effect);
    support.fill("sue", key, "level", "L3");
    office.later("1m");
    return key;
  }

  private String mirror() {
    return engineering.only("ENG").key();
  }

  @Test
  void s1AnEscalationComesWithABugReportAndTheCustomerIsAskedForWhatItLacksOnce() {
    String ticket = escalated("major function impaired");
    assertThat(support.issue(ticket).parts().remoteLinks())
        .singleElement()
        .asString()
        .contains(mirror());
    assertThat(support.said(ticket))
        .containsExactly(
            "Before engineering can work on it, please add: what was observed, what was"
                + " expected.");
    assertThat(office.gates()).containsExactly("bug-report: what was observed, what was expected");

    support.fill("ann", ticket, "observed", "It hangs.");
    support.fill("ann", ticket, "expected", "It starts.");
    office.later("1h");
    assertThat(office.gates()).isEmpty();
    assertThat(engineering.shows(mirror(), "observed")).isEqualTo("It hangs.");
    assertThat(support.said(ticket)).hasSize(1);
    office.settled();
  }

  /** N5: customers' people may browse the one side and only insiders the other. */
  @Test
  void theLinksTellHowTheIncidentStandsAsFarAsTheirSideMayKnow() {
    String ticket = ask("major function impaired");
    support.fill("sue", ticket, "labels", List.of("confirmed"));
    office.later("1m");

    assertThat(support.linkSummaries(ticket)).containsExactly("Severity sev2");
    assertThat(engineering.linkSummaries(mirror()))
        .containsExactly(
            "Reported by Ann. Severity sev2; Escalation to engineering: due 2026-11-05 16:00:00"
                + " UTC; Open: Assign an engineer to the Jira issue, due 2026-11-04 16:01:00"
                + " Europe/London");

    engineering.as("rod").transition(mirror(), "Waiting");
    office.later("1h");
    office.later("1h");
    assertThat(engineering.linkSummaries(mirror()).getFirst()).contains("paused with");
    office.settled();

    support.fill("sue", ticket, "level", "L3");
    office.later("1m");
    assertThat(engineering.linkSummaries(mirror()).getFirst())
        .contains("Escalation to engineering: met");
    office.settled();
  }

  @Test
  void s2EngineeringsPriorityFollowsTheImpactOnTheBusiness() {
    String ticket = escalated("major function impaired");
    support.fill("sue", ticket, "custom:businessImpact", "critical");
    office.later("1m");

    assertThat(engineering.shows(mirror(), "priority")).isEqualTo("1");
    assertThat(support.shows(ticket, "priority")).isEqualTo("1");
    office.settled();
  }

  @Test
  void s4OutsideOfItsHoursEngineeringsManagerNamesAnEngineer() {
    escalated("fatal error");
    assertThat(office.obligations()).isEmpty();
    office.later("2h");
    assertThat(office.mails())
        .containsExactly("Escalation outside of engineering's hours -> manager@spring.example");
    assertThat(office.obligations()).containsExactly("assign-engineer open");

    engineering.fill("rod", mirror(), "custom:engineer", "Rod");
    office.later("10m");
    assertThat(office.obligations()).containsExactly("assign-engineer met");
    office.settled();
  }

  @Test
  void s5SupportStaysTheOwnerAndNothingOfItIsToldToTheCustomer() {
    String ticket = ask("major function impaired");
    support.fill("sue", ticket, "assignee", "sue");
    office.later("1m");
    support.fill("sue", ticket, "level", "L3");
    support.as("sue").internalNote(ticket, "Who answers? " + Office.SECRET);
    office.later("1m");
    assertThat(support.shows(ticket, "custom:resolutionOwner")).isEqualTo("engineering");
    assertThat(support.noted(ticket)).anyMatch(n -> n.startsWith("Engineering owns"));
    engineering.fill("rod", mirror(), "assignee", "rod");
    office.later("1m");
    assertThat(support.shows(ticket, "assignee")).isEqualTo(support.account("sue"));
    assertThat(office.mails()).isEmpty();

    support.fill("sue", ticket, "assignee", "sid");
    office.later("1m");
    assertThat(office.mails())
        .containsExactly(
            "The owner of an escalated incident has changed -> support@spring.example");
    office.settled();
  }

  @Test
  void s7WhatSupportDoesNotSolveInItsTimeGoesToEngineering() {
    String ticket = ask("fatal error");
    office.later("4h");

    assertThat(support.shows(ticket, "level")).isEqualTo("L3");
    assertThat(engineering.shows(mirror(), "severity")).isEqualTo("sev1");
    office.settled();
  }

  @Test
  void s8TheCustomerIsToldTheVersionOnceQaHasVerifiedTheFix() {
    String ticket = escalated("major function impaired");
    support.fill("sue", ticket, "labels", List.of("confirmed"));
    office.later("1m");
    assertThat(office.obligations()).containsExactly("name-engineer open");
    engineering.fill("rod", mirror(), "custom:engineer", "Rod");
    engineering.fill("rod", mirror(), "fixVersions", "3.0.5");
    office.later("1h");
    assertThat(support.said(ticket)).noneMatch(s -> s.contains("3.0.5"));

    engineering.as("quinn").comment(mirror(), "Verified on 3.0.5.");
    office.later("1h");
    assertThat(office.obligations()).containsExactly("name-engineer met", "qa-verification met");
    assertThat(support.said(ticket))
        .anyMatch(s -> s.startsWith("A fix is available in version 3.0.5."));
    assertThat(office.letters("A fix is available"))
        .singleElement()
        .asString()
        .contains("support@spring.example", "distribution@spring.example", "3.0.5");
    office.settled();
  }

  @Test
  void s9CustomersAreToldOfADangerWithTheWorkaroundAndTheReleaseOfTheFix() {
    String ticket = escalated("major function impaired");
    support.as("sue").internalNote(ticket, "They lost data: " + Office.SECRET);
    support.fill("sue", ticket, "service", "tc-server");
    support.fill("sue", ticket, "labels", List.of("endangers-data"));
    office.later("1m");
    assertThat(office.obligations()).containsExactly("announcement open");
    assertThat(office.mails()).isEmpty();

    engineering.fill("rod", mirror(), "workaround", "Switch the cache off.");
    engineering.fill("rod", mirror(), "fixVersions", "3.0.5");
    office.later("1h");
    List<String> letters = office.letters("A problem that may concern you");
    assertThat(letters).allMatch(l -> l.contains("Switch the cache off.") && l.contains("3.0.5"));
    for (String customer :
        List.of(
            "ann@customer.example",
            "it@acme.example",
            "ops@initech.example",
            "cio@initech.example",
            "announce@spring.example")) {
      assertThat(letters)
          .as("one mail to %s alone (N5)", customer)
          .filteredOn(letter -> letter.contains(customer))
          .hasSize(1);
    }
    assertThat(letters).hasSize(5);
    office.settled();
  }
}
