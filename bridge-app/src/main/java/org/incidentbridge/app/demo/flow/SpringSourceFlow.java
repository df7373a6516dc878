package org.incidentbridge.app.demo.flow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.jira.Edition;

/**
 * SpringSource's escalation: support answers a customer in Zendesk, engineering in London works in
 * Jira Data Center. It begins on a Monday at four in London, eight in Los Angeles.
 */
final class SpringSourceFlow implements Flow {

  private static final String LEVEL = "Level";
  private static final String ENGINEER = "Engineer";

  private final Story story = new Story();

  @Override
  public String title() {
    return "SpringSource: a customer in Zendesk, engineering in Jira Data Center, and back";
  }

  @Override
  public String name() {
    return "springsource";
  }

  @Override
  public Story play(Path dir, Library library) {
    try (Office office = new Office("2026-11-02T16:00:00Z")) {
      var support =
          new ZendeskDesk(office.clock)
              .agents("sue")
              .customer("ann", "ann@customer.example")
              .lines("Severity", LEVEL, "Product", "Effect", "Impact on the business")
              .lines("Resolution expected by", "Owner of the resolution", ENGINEER)
              .lists("Fixed in", "3.0.4", "3.0.5")
              .texts("What happens", "What should happen", "Workaround");
      var engineering =
          new JiraTeam(Edition.DATA_CENTER, office.clock, "rod", "quinn")
              .lines("Severity", LEVEL, ENGINEER, "Resolution expected by")
              .texts("What happens", "What should happen", "Workaround")
              .project("ENG", false);
      office
          .with("support", "spring.zendesk.com", support)
          .with("engineering", "jira.spring.example", engineering);
      var secrets = Map.of("ZENDESK_TOKEN", support.token(), "JIRA_TOKEN", JiraTeam.SECRET);
      office.open(dir, library, name(), secrets);
      run(office, support, engineering);
    }
    return story;
  }

  private void run(Office office, ZendeskDesk support, JiraTeam engineering) {
    long ticket = asked(office, support);
    escalated(office, support, engineering, ticket);
    String issue = engineering.only();
    reported(office, support, engineering, ticket);
    outOfHours(office, engineering, issue);
    assessed(office, support, engineering, ticket);
    talked(office, support, engineering, ticket);
    fixed(office, support, engineering, ticket);
    Flow.end(story, office);
  }

  private long asked(Office office, ZendeskDesk support) {
    story.scene("S6 S7", "Ann, a customer, writes that production is down. Sue names the effect.");
    long ticket = support.as("ann").report("The server hangs", "Nothing answers any more.");
    support.as("sue").route(ticket, "Support");
    support.as("sue").assign(ticket, "sue");
    support.fill("sue", ticket, "Effect", "major function fails in production");
    office.soon();
    story
        .is("the severity", "sev1", support.shows(ticket, "Severity"))
        .once(
            "the clock, for four business hours",
            office.views().clocks(),
            "escalate-by running 2026-11-02T20:");
    return ticket;
  }

  private void escalated(Office office, ZendeskDesk support, JiraTeam engineering, long ticket) {
    story.scene("S7 S1", "Four hours later nobody has solved it, and it goes to engineering.");
    office.later(Duration.ofHours(4));
    String issue = engineering.only();
    story
        .is("the level", "L3", support.shows(ticket, LEVEL))
        .is("issues in Jira", 1, engineering.issues().size())
        .is("its severity", "sev1", engineering.shows(issue, "Severity"))
        .once("the issue says where the ticket is", engineering.links(issue), "/tickets/" + ticket)
        .once("the ticket says, inside, where the issue is", support.noted(ticket), issue)
        .once(
            "Ann is asked",
            support.said(ticket),
            "please add: what was observed, what was expected");
  }

  private void reported(Office office, ZendeskDesk support, JiraTeam engineering, long ticket) {
    story.scene(
        "S1 S2 S5", "Ann answers; Sue fills in the report and the impact on Ann's business.");
    support.as("ann").comment(ticket, "It hangs after a second. It should answer.");
    support.fill("sue", ticket, "What happens", "It hangs after a second.");
    support.fill("sue", ticket, "What should happen", "It answers.");
    support.fill("sue", ticket, "Impact on the business", "critical");
    support.as("sue").note(ticket, "They think of leaving: " + SECRET + ".");
    office.soon();
    String issue = engineering.only();
    story
        .is("what the report lacks", List.of(), office.views().gates())
        .is(
            "engineering reads what happens",
            "It hangs after a second.",
            engineering.shows(issue, "What happens"))
        .is("engineering's priority, by its number", "1", engineering.shows(issue, "priority"))
        .is(
            "the owner of the resolution",
            "engineering",
            support.shows(ticket, "Owner of the resolution"))
        .once("engineering reads Ann", engineering.said(issue), "It hangs after a second.")
        .never("engineering reads", engineering.noted(issue), "They think of leaving");
  }

  private void outOfHours(Office office, JiraTeam engineering, String issue) {
    story.scene(
        "S4", "In London it is evening: the manager has to name an engineer, and names Rod.");
    story
        .once(
            "a mail",
            office.mails(),
            "Escalation outside of engineering's hours -> manager@spring.example")
        .once("a duty", office.views().duties(), "assign-engineer open");
    engineering.fill("rod", issue, ENGINEER, "Rod");
    office.soon();
    story.once("a duty", office.views().duties(), "assign-engineer met");
  }

  private void assessed(Office office, ZendeskDesk support, JiraTeam engineering, long ticket) {
    story.scene("S3", "Rod assesses it within a day.");
    story.once("the clock", office.views().clocks(), "assessment running");
    engineering.fill("rod", engineering.only(), "Resolution expected by", "Wednesday");
    office.soon();
    story
        .once("the clock", office.views().clocks(), "assessment met")
        .is(
            "support reads when it is expected",
            "Wednesday",
            support.shows(ticket, "Resolution expected by"));
  }

  private void talked(Office office, ZendeskDesk support, JiraTeam engineering, long ticket) {
    story.scene(
        "S5", "Engineers talk among themselves; what is meant for the customer is marked so.");
    String issue = engineering.only();
    engineering.as("rod").comment(issue, "A lock is " + SECRET + " the pool.");
    engineering.as("rod").comment(issue, "#customer A smaller pool helps for now.");
    office.soon();
    story
        .once("Ann reads", support.said(ticket), "A smaller pool helps for now.")
        .never("Ann reads", support.said(ticket), "A lock is", "They think of leaving");
  }

  private void fixed(Office office, ZendeskDesk support, JiraTeam engineering, long ticket) {
    story.scene("S8", "It is a confirmed bug. Rod mends it, and QA verifies the fix.");
    String issue = engineering.only();
    support.as("sue").tag(ticket, "confirmed");
    office.soon();
    story.once("a duty", office.views().duties(), "name-engineer met");
    engineering.fill("rod", issue, "fixVersions", "3.0.5");
    office.later(Duration.ofHours(1));
    story.never("Ann reads", support.said(ticket), "3.0.5");
    engineering.as("quinn").comment(issue, "Verified on 3.0.5.");
    office.later(Duration.ofHours(1));
    story
        .once("a duty", office.views().duties(), "qa-verification met")
        .once("Ann reads", support.said(ticket), "A fix is available in version 3.0.5.")
        .once("Zendesk mails to Ann", support.mails(), "A fix is available in version 3.0.5.")
        .once(
            "a mail",
            office.mails(),
            "A fix is available -> distribution@spring.example, support@spring.example")
        .never("Ann reads", support.open(), "Engineering owns", "assign-engineer");
  }
}
