package org.incidentbridge.app.demo.flow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.jira.Edition;

/**
 * MIT's problem response over three trackers: the help desk's queues in Request Tracker, the team
 * of the service in Jira Cloud, its developers in Jira Data Center. It begins on a Monday at ten in
 * Boston.
 */
final class MitFlow implements Flow {

  private static final String DESK = "help-desk";
  private static final String OWNER = "mail-owner";
  private static final String PROCESS = "Process";

  private final Story story = new Story();
  private int ticket;

  @Override
  public String title() {
    return "MIT: Request Tracker, the owner's team in Jira Cloud, developers in Jira Data Center";
  }

  @Override
  public String name() {
    return "mit-ist";
  }

  @Override
  public Story play(Path dir, Library library) {
    try (Office office = new Office("2026-11-02T15:00:00Z")) {
      var rt =
          new RtDesk(office.clock)
              .person(DESK, "computing-help@ist.example")
              .person(OWNER, "mail-owner@ist.example")
              .person("registrar", "registrar@ist.example")
              .customer("ann@client.example")
              .queues("computing-help", "ops-help", "mail-support", "wiki-support")
              .lines("Severity", "Service", "Resolution", "Workaround", "Effect", PROCESS)
              .lines("Estimate", "Validated", "Outage", "Long-term actions")
              .lines("How well the process was followed")
              .lists("Labels", "Components");
      var team =
          new JiraTeam(Edition.CLOUD, office.clock, OWNER)
              .lines("Severity", "Service")
              .project("MAIL", false);
      var developers =
          new JiraTeam(Edition.DATA_CENTER, office.clock, "dev")
              .lines("Severity", "Service")
              .texts("Workaround")
              .project("DEV", false);
      office
          .with("rt", "help.ist.example", rt)
          .with("team", "ist.atlassian.net", team)
          .with("developers", "jira.ist.example", developers);
      office.open(
          dir,
          library,
          name(),
          Map.of(
              "RT_TOKEN", rt.token(),
              "JIRA_CLOUD_TOKEN", JiraTeam.SECRET,
              "JIRA_TOKEN", JiraTeam.SECRET));
      run(office, rt, team, developers);
    }
    return story;
  }

  private void run(Office office, RtDesk rt, JiraTeam team, JiraTeam developers) {
    asked(office, rt, team);
    urgent(office, rt);
    transferred(office, rt);
    temporary(office, rt);
    handedOff(office, rt, team, developers);
    workaround(office, rt, team, developers);
    validated(office, rt);
    Flow.end(story, office);
  }

  private void asked(Office office, RtDesk rt, JiraTeam team) {
    story.scene(
        "M1 M4 M6 M7", "Ann cannot read mail; the help desk sees that the service is disrupted.");
    ticket =
        rt.as(DESK)
            .report(
                "computing-help",
                "No mail",
                "It is not there.",
                List.of("ann@client.example"),
                Map.of("Service", "mail", "Effect", "disrupted"));
    office.soon();
    List<String> mails = office.mails();
    story
        .is("the severity", "sev1", rt.shows(ticket, "Severity"))
        .is("the process", "urgent", rt.shows(ticket, PROCESS))
        .once(
            "a mail",
            mails,
            "New problem with mail (sev1) -> computing-help@ist.example, mail-delegate@ist.example, mail-owner@ist.example")
        .once(
            "a mail",
            mails,
            "Outage of mail -> announce@ist.example, computing-help@ist.example, mail-outages@ist.example")
        .is("issues of the owner's team", 1, team.issues().size())
        .is("their severity", "sev1", team.shows(team.only(), "Severity"));
  }

  private void urgent(Office office, RtDesk rt) {
    story.scene("M2 M5", "The owner answers, and does three duties one after the other.");
    rt.as(OWNER).correspond(ticket, "We are looking into it.");
    for (String word : List.of("contacted", "conference", "posted")) {
      long open = office.views().duties().stream().filter(d -> d.endsWith(" open")).count();
      story.is("open duties", 1L, open);
      rt.as(OWNER).comment(ticket, word + " " + SECRET);
      office.soon();
    }
    story
        .once("a duty", office.views().duties(), "status-page met")
        .once("the clock", office.views().clocks(), "first-response met");
  }

  private void transferred(Office office, RtDesk rt) {
    story.scene(
        "M9", "Basic operations do not help: the queue of the service gets it, its owner leads.");
    rt.as(DESK).custom(ticket, "Labels", "basic-operations-failed");
    office.soon();
    story
        .is("the queue", "mail-support", rt.ticket(ticket).queue())
        .is("the owner", OWNER, rt.ticket(ticket).owner());
  }

  private void temporary(Office office, RtDesk rt) {
    story.scene("M11", "A restart helps for a while; the owner decides to hand it off.");
    rt.as(OWNER).custom(ticket, "Resolution", "temporary");
    office.soon();
    story
        .once("a duty", office.views().duties(), "permanent-resolution open")
        .once("a duty", office.views().duties(), "urgent-or-hand-off open");
    rt.as(OWNER).custom(ticket, PROCESS, "hand-off");
    office.soon();
    story.once("a duty", office.views().duties(), "urgent-or-hand-off met");
  }

  private void handedOff(Office office, RtDesk rt, JiraTeam team, JiraTeam developers) {
    story.scene("M13", "Once it is diagnosed the developers get it, with links between all three.");
    office.mails();
    rt.as(OWNER).custom(ticket, "Estimate", "two days");
    rt.as(OWNER).custom(ticket, "Labels", "basic-operations-failed", "diagnosed");
    office.soon();
    String issue = developers.only();
    story
        .is("issues of the developers", 1, developers.issues().size())
        .once(
            "theirs says where the ticket is",
            developers.links(issue),
            "Ticket/Display.html?id=" + ticket)
        .once("theirs says where the team's is", developers.links(issue), team.only())
        .once("the team's says where theirs is", team.links(team.only()), issue)
        .once(
            "a mail", office.mails(), "mail: handed off to its developers -> announce@ist.example")
        .never("developers read", developers.said(issue), SECRET)
        .never("developers read", developers.noted(issue), SECRET);
  }

  private void workaround(Office office, RtDesk rt, JiraTeam team, JiraTeam developers) {
    story.scene("M13 M11", "They know a workaround, for the help desk only, and then mend it.");
    String issue = developers.only();
    developers.fill("dev", issue, "Workaround", "Use the old client.");
    office.soon();
    story
        .once("a mail", office.mails(), "Workaround for mail -> computing-help@ist.example")
        .never("Ann reads", rt.said(ticket), "old client")
        .never("the team reads", team.said(team.only()), "old client");
    developers.as("dev").comment(issue, "Mended with the new index.");
    rt.as(OWNER).custom(ticket, "Resolution", "fixed");
    office.soon();
    story
        .once("Ann reads", rt.said(ticket), "Mended with the new index.")
        .once("a duty", office.views().duties(), "permanent-resolution met");
  }

  private void validated(Office office, RtDesk rt) {
    story.scene("M10", "It is resolved; the owners of service and business validate that.");
    rt.as(OWNER).status(ticket, "resolved");
    office.later(Duration.ofHours(1));
    story.once("a duty", office.views().duties(), "business-validation open");
    rt.as(OWNER).comment(ticket, "validated");
    rt.as("registrar").comment(ticket, "validated");
    office.soon();
    story
        .once("a duty", office.views().duties(), "owner-validation met")
        .once("a duty", office.views().duties(), "business-validation met")
        .is("whether it is validated", "yes", rt.shows(ticket, "Validated"))
        .is("the ticket", "resolved", rt.ticket(ticket).status());
  }
}
