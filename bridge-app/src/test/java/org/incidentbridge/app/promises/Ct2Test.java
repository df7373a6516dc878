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
 * CT2's procedure: customers and front line in MantisBT, and a desk for clients in Jira Cloud. It
 * begins on a Monday at ten in the morning in New York.
 */
class Ct2Test {

  private static final String HELP_DESK = "CT2 Customer Support (Help Desk)";
  private static final String REST =
      """
      routes:
        - name: to-mantis
          from: desk
          to: mantis
          when: 'false'
          create:
            project: CT2 Customer Support (Help Desk)
            category: General
            known: { statuses: answered, workaround: { public: true } }
          fields: { status: mantis, resolution: mantis, assignee: mantis, knownProblem: none }
      promises:
        covers: [ desk, mantis ]
      """;

  @TempDir private Path dir;
  private Office office;
  private MantisDesk mantis;
  private JiraDesk desk;

  @BeforeEach
  void open() {
    office = new Office(dir, "2026-11-02T15:00:00Z");
    mantis =
        new MantisDesk("mantis", office.clock, "ann", "lea", "eve")
            .with("level", "requestClass", "workaround")
            .project(HELP_DESK)
            .project("Bugs InBox", HELP_DESK)
            .project("Change InBox", HELP_DESK)
            .project("Support Misc", HELP_DESK);
    desk =
        new JiraDesk("desk", Edition.CLOUD, office.clock, "cleo", "lea", "serge")
            .with(FieldKind.TEXT, "level", "reproducible", "stepsToReproduce", "knownProblem")
            .with(FieldKind.TEXT, "custom:office")
            .serviceProject("DESK");
    office
        .person("ann", "ann@client.example")
        .person("cleo", "cleo@client.example")
        .person("lea", "lea@ct2.example")
        .person("eve", "eve@ct2.example")
        .person("serge", "servers@ct2.example")
        .with(mantis, desk)
        .open("ct2", REST);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private int report(String title) {
    int issue = mantis.report("ann", HELP_DESK, title);
    office.later("1m");
    return issue;
  }

  private String ask(String title) {
    return ask(title, "description", "The sum is 3.");
  }

  private String ask(String title, String field, String value) {
    String key = desk.as("cleo").create("DESK", "Bug", Map.of("summary", title, field, value));
    office.later("1m");
    return key;
  }

  @Test
  void c1ARequestGoesToTheProjectOfItsClassAndWithoutOneThatIsAskedFor() {
    int issue = report("Totals are wrong");
    assertThat(mantis.said(issue))
        .singleElement()
        .asString()
        .startsWith("Is this a bug, a request for change, or something else?");
    assertThat(office.gates()).anyMatch(g -> g.startsWith("request-class: "));

    mantis.fill("lea", issue, "requestClass", "bug");
    office.later("1m");
    assertThat(mantis.issue(issue).project()).isEqualTo("Bugs InBox");
    assertThat(office.gates()).noneMatch(g -> g.startsWith("request-class: "));

    mantis.fill("lea", issue, "requestClass", "misc");
    office.later("1m");
    assertThat(mantis.issue(issue).project()).isEqualTo("Support Misc");
    office.settled();
  }

  @Test
  void c2WhatABugReportLacksIsAskedForOnceWhereItWasReportedAndTheGateOpensWithIt() {
    int issue = report("Totals are wrong");
    mantis.fill("ann", issue, "requestClass", "bug");
    office.later("1m");
    assertThat(mantis.said(issue))
        .filteredOn(said -> said.contains("Please add"))
        .singleElement()
        .asString()
        .contains("steps to reproduce, screenshots or the like, whether it can be reproduced");

    mantis.fill("ann", issue, "steps_to_reproduce", "Add 1 and 1.");
    mantis.as("ann").attach(issue, "screen.png", "PNG".getBytes(StandardCharsets.UTF_8));
    office.later("1h");
    assertThat(office.gates()).contains("bug-report: whether it can be reproduced");
    mantis.fill("ann", issue, "reproducibility", "always");
    office.later("1h");

    assertThat(office.gates()).isEmpty();
    assertThat(mantis.said(issue)).filteredOn(s -> s.contains("Please add")).hasSize(1);
    office.settled();
  }

  @Test
  void c3WhatIsAsSpecifiedGoesOnAsARequestForChange() {
    int issue = report("Totals are wrong");
    mantis.fill("lea", issue, "requestClass", "bug");
    office.later("1m");
    mantis.as("lea").tag(issue, "as-specified");
    office.later("1m");

    assertThat(mantis.shows(issue, "requestClass")).isEqualTo("change");
    assertThat(mantis.issue(issue).project()).isEqualTo("Change InBox");
    assertThat(mantis.said(issue)).anyMatch(s -> s.startsWith("This behaviour is as specified"));
    assertThat(office.obligations()).contains("module-owners-opinion open");
    office.settled();
  }

  @Test
  void c4TheSameBugIsLinkedNotDuplicatedAndItsWorkaroundIsPassedOn() {
    int known = report("Totals of the month are wrong");
    mantis.as("eve").note(known, "Workaround: add them by hand.");
    mantis.as("eve").privateNote(known, "Workaround: " + Office.SECRET);
    office.later("1m");
    String ticket = ask("Totals of the month are wrong");
    desk.fill("lea", ticket, "level", "L4");
    office.later("1h");

    assertThat(mantis.issues()).hasSize(1);
    assertThat(desk.shows(ticket, "knownProblem")).contains(String.valueOf(known));
    assertThat(desk.said(ticket))
        .anyMatch(said -> said.contains("add them by hand"))
        .anyMatch(said -> said.startsWith("This is a known error"));
    assertThat(desk.noted(ticket)).anyMatch(said -> said.contains(Office.SECRET));
    office.settled();
  }

  @Test
  void c5WhatNobodyHandlesIsToldAfterTwoHours() {
    int issue = report("Totals are wrong");
    office.later("2h");
    assertThat(office.mails()).containsExactly("Nobody handles it -> frontline@ct2.example");

    mantis.fill("lea", issue, "handler", "lea");
    office.later("4h");
    assertThat(office.mails()).contains("Still new -> lea@ct2.example");
    office.settled();
  }

  @Test
  void c6ARequestBeginsAtTheLevelOfItsReporterAndAServerIssueGoesToTheSpecialist() {
    int york = report("Totals are wrong");
    String london = ask("The firewall is shut", desk.id("custom:office"), "London");
    assertThat(mantis.shows(york, "level")).isEqualTo("L1");
    assertThat(desk.shows(london, "level")).isEqualTo("L0");

    desk.fill("lea", london, "components", List.of("firewall"));
    office.later("1m");
    assertThat(desk.shows(london, "level")).isEqualTo("L3");
    assertThat(desk.shows(london, "assignee")).isEqualTo(desk.account("serge"));
    office.settled();
  }

  @Test
  void c7c8WhatIsTooComplexRisesOneLevelAtATimeAndWhatIsUrgentComesBackToThree() {
    int issue = report("Totals are wrong");
    for (String level : List.of("L2", "L3", "L4")) {
      mantis.as("lea").tag(issue, "too-complex");
      office.later("1m");
      assertThat(mantis.shows(issue, "level")).isEqualTo(level);
      mantis.as("lea").untag(issue, "too-complex");
      office.later("1m");
    }
    mantis.fill("lea", issue, "priority", "urgent");
    office.later("1m");
    assertThat(mantis.shows(issue, "level")).isEqualTo("L3");
    mantis.as("lea").tag(issue, "too-complex");
    office.later("1m");
    assertThat(mantis.shows(issue, "level")).isEqualTo("L3");
    office.settled();
  }

  @Test
  void c10TheEngineersGetAnIssueThatIsLinkedToItsParentAndLevelThreeHearsOfItsCompletion() {
    String ticket = ask("Totals are wrong");
    desk.as("lea").internalNote(ticket, "The client is " + Office.SECRET);
    assertThat(mantis.issues()).isEmpty();
    desk.fill("lea", ticket, "level", "L4");
    office.later("1h");

    var issue = mantis.issues().getFirst();
    assertThat(mantis.issues()).hasSize(1);
    assertThat(issue.field("additional_information")).contains(ticket);
    assertThat(desk.issue(ticket).parts().remoteLinks())
        .singleElement()
        .asString()
        .contains("view.php?id=" + issue.id());
    assertThat(mantis.shows(issue.id(), "level")).isEqualTo("L4");

    mantis.as("eve").resolve(issue.id(), "fixed");
    office.later("1h");
    assertThat(desk.issue(ticket).status()).isEqualTo("Resolved");
    assertThat(office.mails())
        .contains("Completed by the engineers -> analysts@ct2.example, servers@ct2.example");
    office.settled();
  }

  @Test
  void c11AChangeProceedsOnlyWhenTheBoardHasAcceptedIt() {
    int issue = report("A dark theme");
    mantis.fill("lea", issue, "requestClass", "change");
    office.later("1m");
    mantis.fill("eve", issue, "status", "assigned");
    office.later("1m");
    assertThat(mantis.noted(issue)).anyMatch(n -> n.startsWith("Only an accepted change proceeds"));
    office.acknowledge("module-owners-opinion", "owners@ct2.example");
    office.later("1m");
    mantis.as("lea").tag(issue, "accepted");
    mantis.as("lea").privateNote(issue, "decided by the board, " + Office.SECRET);
    office.later("1m");

    assertThat(office.gates()).isEmpty();
    assertThat(office.obligations())
        .containsExactlyInAnyOrder("module-owners-opinion met", "board-decision met");
    office.settled();
  }
}
