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
 * Joyent's procedure: a help desk in Jira Cloud whose customers read along, operations in Jira Data
 * Center. It begins on a Monday at ten in the morning in Los Angeles.
 */
class JoyentTest {

  private static final String REST =
      """
      routes:
        - name: to-operations
          from: helpdesk
          to: operations
          when: '!("sev4-only" in incident.labels) && incident.priority != "low"'
          create: { project: OPS, type: Bug }
          fields: { status: none, resolution: origin, assignee: none, priority: ask }
        - name: sev4-to-operations
          from: helpdesk
          to: operations
          when: 'false'
          create: { project: IDEAS, type: Task }
          share: { comments: none, attachments: false }
          fields: { status: none, resolution: none, assignee: none, priority: none, description: none }
      promises:
        covers: [ helpdesk ]
        staff: { domains: [ support.example ] }
        shows: { due: resolution, "custom:answerBy": first-response }
      """;

  @TempDir private Path dir;
  private Office office;
  private JiraDesk helpdesk;
  private JiraDesk operations;

  @BeforeEach
  void open() {
    office = new Office(dir, "2026-11-02T18:00:00Z");
    helpdesk =
        new JiraDesk("helpdesk", Edition.CLOUD, office.clock, "ann", "ada", "zoe", "sue")
            .with(FieldKind.TEXT, "severity", "level", "organisation", "knownProblem")
            .with(FieldKind.TEXT, "custom:effect", "custom:review", "custom:answerBy")
            .serviceProject("HELP");
    operations =
        new JiraDesk("operations", Edition.DATA_CENTER, office.clock, "otto")
            .with(FieldKind.TEXT, "severity", "level", "organisation")
            .and("internal: { role: Developers }")
            .project("OPS")
            .project("IDEAS");
    office
        .person("ann", "ann@acme.example")
        .person("ada", "ada@acme.example")
        .person("zoe", "zoe@nowhere.example")
        .person("sue", "sue@support.example")
        .person("otto", "otto@support.example")
        .with(helpdesk, operations)
        .open("joyent", REST);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private String ask(String title, String priority, String... labels) {
    String key =
        helpdesk
            .as("ann")
            .create(
                "HELP",
                "Bug",
                Map.of("summary", title, "priority", priority, "labels", List.of(labels)));
    office.later("1m");
    return key;
  }

  @Test
  void j3AnAnswerFromOperationsIsTheFirstResponseAndANoteIsNone() {
    String ticket = ask("The site is down", "Highest");
    String mirror = operations.only("OPS").key();
    assertThat(helpdesk.shows(ticket, "severity")).isEqualTo("sev1");
    assertThat(operations.shows(mirror, "severity")).isEqualTo("sev1");
    assertThat(helpdesk.shows(ticket, "custom:answerBy")).isEqualTo("2026-11-02T19:00:00Z");

    helpdesk.as("sue").internalNote(ticket, "Their contract is " + Office.SECRET);
    office.later("30m");
    assertThat(office.mails())
        .containsExactly(
            "Half of the time is gone (sev1) -> servicedesk@support.example",
            "Nobody has phoned -> servicedesk@support.example");
    operations.as("otto").comment(mirror, "We are on it.");
    office.later("40m");

    assertThat(helpdesk.said(ticket)).singleElement().asString().contains("We are on it.");
    assertThat(office.clocks()).contains("first-response met 2026-11-02T19:00:00Z");
    assertThat(office.mails()).isEmpty();
    office.settled();
  }

  @Test
  void j5AWorkaroundIsAResolutionAndSoIsTheVendorAndAnActionPlan() {
    String worked = ask("The pages are slow", "High");
    String vendor = ask("The disks fail", "High");
    String planned = ask("The mail is late", "High");
    helpdesk.as("sue").transition(worked, "Resolved", Map.of("resolution", "Workaround"));
    helpdesk.as("sue").transition(vendor, "With the vendor");
    helpdesk.fill("sue", planned, "labels", List.of("action-plan"));
    office.later("1h");

    assertThat(office.clocks()).filteredOn(c -> c.startsWith("resolution met")).hasSize(3);
    assertThat(operations.in("OPS"))
        .anyMatch(i -> operations.shows(i.key(), "labels").contains("action-plan"));
    office.settled();
  }

  @Test
  void j6WhatNobodyTouchedForAWeekIsFlaggedUntilSomebodyDoes() {
    String ticket = ask("A dark theme", "Low");
    office.later("168h");
    assertThat(helpdesk.shows(ticket, "custom:review")).isEqualTo("untouched");
    assertThat(office.mails())
        .contains(
            "Not touched for a week -> operations@support.example, servicedesk@support.example");

    helpdesk.as("sue").comment(ticket, "We have not forgotten you.");
    office.later("1h");
    assertThat(helpdesk.shows(ticket, "custom:review")).isEmpty();
    office.settled();
  }

  @Test
  void j7ThePhoneCallIsDueUntilSomebodySaysThatItWasMade() {
    String ticket = ask("The site is down", "Highest");
    assertThat(office.obligations()).containsExactly("phone-call open");
    helpdesk.as("sue").internalNote(ticket, "Phoned Otto, " + Office.SECRET);
    office.later("5m");

    assertThat(office.obligations()).containsExactly("phone-call met");
    helpdesk.as("sue").comment(ticket, "We are looking.");
    office.later("20m");
    assertThat(office.mails()).noneMatch(m -> m.startsWith("Nobody has phoned"));
    office.settled();
  }

  @Test
  void j8DifferentPrioritiesAreToldToBothSidesAndNeitherIsOverwritten() {
    String ticket = ask("The pages are slow", "High");
    String mirror = operations.only("OPS").key();
    assertThat(helpdesk.noted(ticket)).isEmpty();
    helpdesk.fill("sue", ticket, "priority", "Highest");
    operations.fill("otto", mirror, "priority", "Lowest");
    office.later("5m");

    String said = "Support and operations set different priorities. Please agree on one.";
    assertThat(helpdesk.noted(ticket)).containsExactly(said);
    assertThat(operations.noted(mirror)).containsExactly(said);
    assertThat(helpdesk.said(ticket)).isEmpty();
    assertThat(operations.said(mirror)).isEmpty();
    assertThat(helpdesk.shows(ticket, "priority"))
        .isNotEqualTo(operations.shows(mirror, "priority"));
    assertThat(office.mails())
        .contains(
            "Different priorities -> operations@support.example, servicedesk@support.example");
    office.settled();
  }

  /** N5. */
  @Test
  void j8WhereNobodyAloneMaySeeANoteItIsNotSaidAndTheLedgerTellsWhy() {
    office.reopen(REST, operations.and(""));
    String ticket = ask("The pages are slow", "High");
    String mirror = operations.only("OPS").key();
    helpdesk.fill("sue", ticket, "priority", "Highest");
    operations.fill("otto", mirror, "priority", "Lowest");
    office.later("5m");

    assertThat(helpdesk.noted(ticket)).hasSize(1);
    assertThat(operations.said(mirror)).isEmpty();
    assertThat(operations.noted(mirror)).isEmpty();
    assertThat(office.ledger())
        .anyMatch(line -> line.contains("LOSS could not be told: ") && line.contains("internal"));
    office.settled();
  }

  @Test
  void j9SeverityFourIsPulledIntoAnotherProjectByALink() {
    String ticket = ask("A dark theme", "Low");
    assertThat(operations.issues()).isEmpty();
    helpdesk.as("sue").comment(ticket, "Would you like grey?");
    helpdesk.fill("sue", ticket, "labels", List.of("operations-project"));
    office.later("1h");

    var idea = operations.only("IDEAS");
    assertThat(idea.parts().remoteLinks()).singleElement().asString().contains(ticket);
    assertThat(helpdesk.issue(ticket).parts().remoteLinks())
        .singleElement()
        .asString()
        .contains(idea.key());
    assertThat(operations.said(idea.key())).as("linked, not copied").isEmpty();
    assertThat(operations.shows(idea.key(), "description")).isEmpty();
    office.settled();
  }

  @Test
  void j10AMissedResolutionRaisesTheLevelOnBothSidesAndTellsTheNextTeam() {
    String ticket = ask("The site is down", "Highest");
    helpdesk.as("sue").comment(ticket, "We are looking.");
    assertThat(helpdesk.shows(ticket, "level")).isEqualTo("L1");
    office.later("4h");

    assertThat(helpdesk.shows(ticket, "level")).isEqualTo("L2");
    assertThat(operations.shows(operations.only("OPS").key(), "level")).isEqualTo("L2");
    assertThat(office.mails())
        .contains("resolution was missed (sev1) -> operations@support.example");
    office.settled();
  }

  @Test
  void j11TheOrganisationOfAReporterIsThatOfTheirAddress() {
    String ticket = ask("The pages are slow", "High");

    assertThat(helpdesk.shows(ticket, "organisation")).isEqualTo("acme");
    assertThat(operations.shows(operations.only("OPS").key(), "organisation")).isEqualTo("acme");
    office.settled();
  }

  @Test
  void j11EveryoneOfTheOrganisationSeesItsTicketAndNobodyElseDoes() {
    String ticket = ask("The pages are slow", "High");

    assertThat(helpdesk.seenBy(ticket)).containsExactly("Ada");
    assertThat(operations.seenBy(operations.only("OPS").key())).isEmpty();
    assertThat(office.ledger())
        .anyMatch(line -> line.contains("WRITE shared with Ada: everyone of "));
    office.settled();
  }

  /** N5. */
  @Test
  void j11ATicketOfASecurityLevelOrOfAStrangerIsSharedWithNobody() {
    String secret = helpdesk.as("ann").create("HELP", "Bug", Office.SECRET);
    helpdesk.as("sue").secure(secret, "Board");
    office.later("1m");
    String strange = helpdesk.as("zoe").create("HELP", "Bug", "Who am I?");
    office.later("1m");

    assertThat(helpdesk.seenBy(secret)).isEmpty();
    assertThat(helpdesk.seenBy(strange)).isEmpty();
  }

  @Test
  void j12WhatIsClosedWithoutAKnownProblemIsLeftToMatch() {
    String ticket = ask("The pages are slow", "High");
    helpdesk.as("sue").transition(ticket, "Closed", Map.of("resolution", "Fixed"));
    office.later("1h");
    assertThat(office.obligations()).containsExactly("match-known-problem open");

    helpdesk.fill("sue", ticket, "knownProblem", "PRB-7");
    office.later("1h");
    assertThat(office.obligations()).containsExactly("match-known-problem met");
    office.settled();
  }
}
