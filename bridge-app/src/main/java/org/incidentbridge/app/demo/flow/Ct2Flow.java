package org.incidentbridge.app.demo.flow;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.jira.Edition;

/**
 * CT2's procedure from L0 to L4: a client in London writes to the desk, a service project of Jira
 * Cloud, and engineers work in MantisBT. It begins on a Monday at ten in New York.
 */
final class Ct2Flow implements Flow {

  private static final String HELP_DESK = "CT2 Customer Support (Help Desk)";

  private final Story story = new Story();

  @Override
  public String title() {
    return "CT2, from L0 to L4: a desk in Jira Cloud, engineers in MantisBT";
  }

  @Override
  public String name() {
    return "ct2";
  }

  @Override
  public Story play(Path dir, Library library) {
    try (Office office = new Office("2026-11-02T15:00:00Z")) {
      var desk =
          new JiraTeam(Edition.CLOUD, office.clock, "cleo", "lea")
              .lines("Level", "Kind of request", "Reproducible", "Known problem", "Office")
              .texts("Steps to reproduce", "Workaround")
              .project("DESK", true);
      var mantis =
          new MantisTeam(office.clock, "eve")
              .projects(
                  List.of("Level", "Kind of request", "Workaround"),
                  HELP_DESK,
                  "Bugs InBox",
                  "Change InBox",
                  "Support Misc");
      office.with("desk", "ct2.atlassian.net", desk).with("mantis", "mantis.ct2.example", mantis);
      var secrets = Map.of("JIRA_CLOUD_TOKEN", JiraTeam.SECRET, "MANTIS_TOKEN", mantis.token());
      office.open(dir, library, name(), secrets);
      run(office, desk, mantis);
    }
    return story;
  }

  private void run(Office office, JiraTeam desk, MantisTeam mantis) {
    String ticket = asked(office, desk);
    classified(office, desk, ticket);
    rises(office, desk, mantis, ticket);
    engineers(office, desk, mantis, ticket);
    completed(office, desk, mantis, ticket);
    urgent(office, desk, mantis);
    Flow.end(story, office);
  }

  private String asked(Office office, JiraTeam desk) {
    story.scene("C1 C6", "Cleo, a client in London, writes to the desk that totals are wrong.");
    String ticket =
        desk.as("cleo")
            .create(
                "DESK",
                "Bug",
                Map.of(
                    "summary",
                    "Totals are wrong",
                    "description",
                    "The sum is 3.",
                    desk.id("Office"),
                    "London"));
    office.soon();
    story
        .is("the level of liaisons in London", "L0", desk.shows(ticket, "Level"))
        .once("Cleo is asked", desk.said(ticket), "Is this a bug, a request for change");
    return ticket;
  }

  private void classified(Office office, JiraTeam desk, String ticket) {
    story.scene("C2", "It is a bug; what the report lacks is asked for, and Cleo adds it.");
    desk.fill("cleo", ticket, "Kind of request", "bug");
    office.soon();
    story.once("Cleo is asked", desk.said(ticket), "Please add: steps to reproduce");
    desk.fill("cleo", ticket, "Steps to reproduce", "Add 1 and 1.");
    desk.fill("cleo", ticket, "Reproducible", "always");
    byte[] picture = "PNG".getBytes(StandardCharsets.UTF_8);
    desk.as("cleo").attach(ticket, "screen.png", "image/png", picture);
    office.soon();
    story.is("what is missing", List.of(), office.views().gates());
  }

  private void rises(Office office, JiraTeam desk, MantisTeam mantis, String ticket) {
    story.scene("C7", "It is too complex for one level after the other.");
    desk.fill("lea", ticket, "priority", "High");
    desk.as("lea").internalNote(ticket, "The client is " + SECRET + ".");
    for (String level : List.of("L1", "L2", "L3")) {
      tooComplex(office, desk, ticket);
      story.is("the level", level, desk.shows(ticket, "Level"));
    }
    story.is("issues in MantisBT", 0, mantis.issues().size());
  }

  private static void tooComplex(Office office, JiraTeam desk, String ticket) {
    desk.fill("lea", ticket, "labels", List.of("too-complex"));
    office.soon();
    desk.fill("lea", ticket, "labels", List.of());
    office.soon();
  }

  private void engineers(Office office, JiraTeam desk, MantisTeam mantis, String ticket) {
    story.scene(
        "C9 C10", "At L4 the engineers get an issue in MantisBT that is linked to the ticket.");
    tooComplex(office, desk, ticket);
    int issue = mantis.issues().isEmpty() ? 0 : mantis.issues().getFirst().id();
    story
        .is("issues in MantisBT", 1, mantis.issues().size())
        .is("its project", HELP_DESK, mantis.issue(issue).project())
        .once("the ticket says where it is", desk.links(ticket), "view.php?id=" + issue)
        .is(
            "whether the issue says where the ticket is",
            true,
            mantis.issue(issue).field("additional_information").contains(ticket))
        .once(
            "the clock, until the evening",
            office.views().clocks(),
            "l4-response running 2026-11-02T22:00");
    mantis.as("eve").note(issue, "We look into it.");
    mantis.as("eve").privateNote(issue, "Who wrote this? " + SECRET + ".");
    office.soon();
    story
        .once("the clock", office.views().clocks(), "l4-response met")
        .once("Cleo reads", desk.said(ticket), "We look into it.")
        .never("MantisBT reads", mantis.noted(issue), "The client is");
  }

  private void completed(Office office, JiraTeam desk, MantisTeam mantis, String ticket) {
    story.scene("C10", "Eve mends it; level three and the client hear of it.");
    int issue = mantis.issues().getFirst().id();
    office.mails();
    mantis.as("eve").note(issue, "Mended: sums are rounded later.");
    mantis.as("eve").resolve(issue, "fixed");
    office.soon();
    story
        .is("the ticket", "Resolved", desk.issue(ticket).status())
        .once("Cleo reads", desk.said(ticket), "Mended: sums are rounded later.")
        .once(
            "a mail",
            office.mails(),
            "Completed by the engineers -> analysts@ct2.example, servers@ct2.example");
  }

  private void urgent(Office office, JiraTeam desk, MantisTeam mantis) {
    story.scene("C8", "Something urgent goes to L3 at once, and never to the engineers.");
    String ticket = desk.as("cleo").create("DESK", "Bug", "Nobody can log in");
    desk.fill("lea", ticket, "priority", "Highest");
    desk.fill("cleo", ticket, "Kind of request", "bug");
    office.soon();
    story.is("the level", "L3", desk.shows(ticket, "Level"));
    tooComplex(office, desk, ticket);
    story
        .is("the level, though it is too complex", "L3", desk.shows(ticket, "Level"))
        .is("issues in MantisBT", 1, mantis.issues().size());
  }
}
