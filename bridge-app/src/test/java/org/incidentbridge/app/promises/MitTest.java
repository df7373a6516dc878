package org.incidentbridge.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.FieldKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * MIT's procedure: queues of the help desk as projects of a MantisBT, teams in Jira Cloud and
 * developers in Jira Data Center. It begins on a Monday at ten in the morning in Boston.
 */
class MitTest {

  private static final String REST =
      """
      routes:
        - name: to-owners-team
          from: rt
          to: team
          when: 'false'
          create: { project: MAIL, type: Bug }
          fields: { status: none, resolution: none, assignee: none, workaround: none }
        - name: to-developers
          from: rt
          to: developers
          when: 'false'
          create: { project: DEV, type: Bug }
          share: { comments: none, back: public }
          fields: { status: none, resolution: none, assignee: none, workaround: developers }
      promises:
        covers: [ rt ]
      """;

  @TempDir private Path dir;
  private Office office;
  private MantisDesk rt;
  private JiraDesk team;
  private JiraDesk developers;

  @BeforeEach
  void open() {
    office = new Office(dir, "2026-11-02T15:00:00Z");
    rt =
        new MantisDesk("rt", office.clock, "ann", "dora", "molly", "rita", "ivan", "willa")
            .with("components", "workaround", "custom:effect", "custom:process")
            .with("custom:outage", "custom:longTerm", "custom:processReview")
            .terms("service: category")
            .words("resolution: { open: unresolved, fixed: fixed, suspended: workaround }")
            .project("computing-help")
            .project("web-help")
            .project("other-help")
            .project("ops-help")
            .project("mail-support")
            .categories("computing-help", "mail", "wiki")
            .categories("web-help", "wiki", "mail")
            .categories("other-help", "pager")
            .categories("ops-help", "wiki", "pager", "mail")
            .categories("mail-support", "mail");
    team =
        new JiraDesk("team", Edition.CLOUD, office.clock, "molly")
            .with(FieldKind.TEXT, "severity", "service")
            .project("MAIL");
    developers =
        new JiraDesk("developers", Edition.DATA_CENTER, office.clock, "dev")
            .with(FieldKind.TEXT, "severity", "service", "workaround")
            .project("DEV");
    office
        .person("ann", "ann@client.example")
        .person("dora", "computing-help@ist.example")
        .person("molly", "mail-owner@ist.example")
        .person("rita", "registrar@ist.example")
        .person("ivan", "imap-owner@ist.example")
        .person("willa", "wiki-owner@ist.example")
        .person("dev", "dev@ist.example")
        .with(rt, team, developers)
        .open("mit-ist", REST);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private int report(String project, String effect) {
    int issue = rt.report("ann", project, "It does not work");
    rt.fill("dora", issue, "custom:effect", effect);
    office.later("1m");
    return issue;
  }

  /** MantisBT knows seconds only, and its history has no numbers. */
  @Test
  void m1WhatWasSetLastWithinASecondCounts() {
    for (String first : List.of("cosmetic", "edge case", "slightly impaired")) {
      int issue = rt.report("ann", "computing-help", "It does not work");
      office.later("1m");
      rt.fill("dora", issue, "custom:effect", first);
      rt.fill("dora", issue, "custom:effect", "disrupted");
      office.later("1m");

      assertThat(rt.shows(issue, "custom:process")).isEqualTo("urgent");
    }
  }

  @Test
  void m3m4m6TheCatalogueTellsWhoHearsOfAnOutageAndOfItsEnd() {
    int issue = report("computing-help", "disrupted");
    rt.as("dora").privateNote(issue, "A disk, " + Office.SECRET);
    assertThat(office.mails())
        .containsExactly(
            "New problem with mail (sev3) -> computing-help@ist.example,"
                + " mail-delegate@ist.example, mail-owner@ist.example",
            "Outage of mail -> announce@ist.example, computing-help@ist.example,"
                + " mail-outages@ist.example, mail-staff@ist.example, registrar@ist.example");
    assertThat(rt.shows(issue, "custom:process")).isEqualTo("urgent");
    office.settled();
  }

  @Test
  void m5ThreeDutiesAreDueOneAfterTheOther() {
    int issue = report("computing-help", "disrupted");
    for (String word : new String[] {"contacted", "conference", "posted"}) {
      assertThat(office.obligations()).filteredOn(o -> o.endsWith(" open")).hasSize(1);
      rt.as("molly").privateNote(issue, word + ", " + Office.SECRET);
      office.later("2m");
    }
    assertThat(office.obligations())
        .containsExactly("contact-senior-staff met", "conference-call met", "status-page met");
    office.settled();
  }

  @Test
  void m7AProblemIsTrackedWithTheOwnersTeamElseInTheDefaultQueue() {
    int mail = report("computing-help", "slightly impaired");
    int wiki = report("web-help", "slightly impaired");

    var ticket = team.only("MAIL");
    assertThat(team.shows(ticket.key(), "service")).isEqualTo("mail");
    assertThat(ticket.parts().remoteLinks()).singleElement().asString().contains("id=" + mail);
    assertThat(rt.noted(mail)).anyMatch(n -> n.contains("team.test/browse/" + ticket.key()));
    assertThat(rt.issue(mail).project()).isEqualTo("computing-help");
    assertThat(rt.issue(wiki).project()).isEqualTo("ops-help");
    assertThat(rt.issue(wiki).field("category")).isEqualTo("wiki");
    office.settled();
  }

  @Test
  void m8AServiceThatNobodyIsResponsibleForIsAGapUntilItIsFilled() {
    report("other-help", "slightly impaired");

    assertThat(office.mails())
        .contains("Nobody is responsible for pager -> senior-staff@ist.example");
    assertThat(office.obligations()).containsExactly("fill-the-gap open");
    office.settled();
  }

  @Test
  void m9WhenBasicOperationsFailTheServicesQueueGetsItAndItsOwnerLeads() {
    int issue = report("computing-help", "disrupted");
    rt.as("dora").tag(issue, "basic-operations-failed");
    office.later("1m");
    assertThat(rt.issue(issue).project()).isEqualTo("mail-support");
    assertThat(rt.issue(issue).handler()).isEqualTo("molly");
    office.mails();

    rt.fill("willa", issue, "handler", "willa");
    office.later("1m");
    assertThat(rt.issue(issue).handler()).as("it is flagged, not undone").isEqualTo("willa");
    assertThat(rt.noted(issue)).anyMatch(n -> n.startsWith("Assigned by somebody else"));
    assertThat(office.mails())
        .containsExactly("mail: assigned by somebody else -> mail-owner@ist.example");
    office.settled();
  }

  @Test
  void m10AClosingThatTwoPeopleHaveNotValidatedIsUndone() {
    int issue = report("computing-help", "slightly impaired");
    rt.as("dora").resolve(issue, "fixed");
    office.later("1m");
    rt.as("molly").privateNote(issue, "Validated, " + Office.SECRET);
    office.later("1m");
    office.mails();
    rt.as("dora").status(issue, "closed");
    office.later("1m");
    assertThat(rt.issue(issue).status()).isEqualTo("resolved");
    assertThat(rt.noted(issue)).anyMatch(n -> n.startsWith("Closing needs the validation"));
    assertThat(office.mails())
        .containsExactly("mail: closed too early -> computing-help@ist.example");

    rt.as("rita").note(issue, "Validated.");
    office.later("1m");
    rt.as("dora").status(issue, "closed");
    office.later("1m");
    assertThat(rt.issue(issue).status()).isEqualTo("closed");
    assertThat(office.mails())
        .containsExactly(
            "mail: closed -> announce@ist.example, computing-help@ist.example,"
                + " mail-outages@ist.example, mail-staff@ist.example, registrar@ist.example");
    office.settled();
  }

  @Test
  void m11ATemporaryResolutionLeavesAPermanentOneToDo() {
    int issue = report("computing-help", "disrupted");
    rt.as("molly").resolve(issue, "suspended");
    office.later("1m");
    assertThat(office.obligations())
        .contains("permanent-resolution open", "urgent-or-hand-off open");

    rt.fill("molly", issue, "custom:process", "hand-off");
    office.later("1m");
    assertThat(office.obligations())
        .contains("permanent-resolution open", "urgent-or-hand-off met");
    assertThat(rt.shows(issue, "custom:process")).isEqualTo("hand-off");
    rt.fill("molly", issue, "resolution", "fixed");
    office.later("1m");
    assertThat(office.obligations()).contains("permanent-resolution met");
    office.settled();
  }

  @Test
  void m13TheDevelopersGetItWithALinkBothWaysAndAWorkaroundIsForTheDeskAlone() {
    int issue = report("computing-help", "significantly impaired");
    rt.as("dora").tag(issue, "diagnosed");
    rt.as("dora").privateNote(issue, "Politics: " + Office.SECRET);
    office.later("1m");
    var ticket = developers.only("DEV");
    assertThat(ticket.parts().remoteLinks())
        .as("to the queue's ticket, and to the one of the owner's team")
        .hasSize(2)
        .anyMatch(link -> link.toString().contains("id=" + issue))
        .anyMatch(link -> link.toString().contains("team.test/browse/MAIL-1"));
    assertThat(rt.noted(issue)).anyMatch(n -> n.contains("developers.test/browse/DEV-1"));
    assertThat(office.mails())
        .contains(
            "mail: handed off to its developers -> announce@ist.example,"
                + " computing-help@ist.example, mail-outages@ist.example, mail-staff@ist.example,"
                + " registrar@ist.example");

    developers.fill("dev", ticket.key(), "workaround", "Use the old client.");
    office.later("1m");
    assertThat(rt.shows(issue, "workaround")).isEqualTo("Use the old client.");
    assertThat(office.letters("Workaround for mail"))
        .containsExactly(
            "Workaround for mail -> computing-help@ist.example: For the help desk only: Use the old"
                + " client.");
    assertThat(rt.said(issue)).noneMatch(s -> s.contains("old client"));
    assertThat(team.open()).noneMatch(s -> s.contains("old client"));
    office.settled();
  }

  @Test
  void m14WhatIsClosedNeedsItsStoryAndLongTermItemsAreFollowedUp() {
    int issue = report("computing-help", "slightly impaired");
    rt.as("dora").resolve(issue, "fixed");
    office.later("1m");
    rt.as("molly").note(issue, "Validated.");
    rt.as("rita").note(issue, "Validated.");
    office.later("1m");
    rt.as("dora").status(issue, "closed");
    office.later("1m");
    assertThat(office.gates())
        .containsExactly(
            "close-out: the outage, long-term actions, how well the process was followed");

    rt.fill("dora", issue, "custom:outage", "20 minutes");
    rt.fill("dora", issue, "custom:processReview", "Good");
    rt.fill("dora", issue, "custom:longTerm", "A second server");
    office.later("1m");
    assertThat(office.gates()).isEmpty();
    assertThat(office.obligations()).contains("long-term-follow-up open");
    office.settled();
  }

  @Test
  void m15TheLeadMovesWithTheComponentAndWithTheService() {
    int issue = report("computing-help", "slightly impaired");
    rt.fill("molly", issue, "components", "imap");
    office.later("1m");
    assertThat(rt.issue(issue).handler()).isEqualTo("ivan");
    assertThat(rt.noted(issue)).anyMatch(n -> n.contains("another component; its owner leads now"));

    rt.fill("ivan", issue, "category", "wiki");
    office.later("1m");
    assertThat(rt.issue(issue).handler()).isEqualTo("willa");
    office.settled();
  }
}
