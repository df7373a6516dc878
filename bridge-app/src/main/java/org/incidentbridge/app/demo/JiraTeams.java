package org.incidentbridge.app.demo;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.incidentbridge.testkit.sim.jira.FieldKind;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.JiraStatus.Category;
import org.incidentbridge.testkit.sim.jira.JiraTransition.Screen;
import org.incidentbridge.testkit.sim.jira.JiraUser;
import org.incidentbridge.testkit.sim.jira.JiraWorkflow;
import org.incidentbridge.testkit.sim.jira.SiteSetup;

/** What the administrators of the three Jiras set up before anybody works. */
final class JiraTeams {

  static final String SEVERITY = "Severity";
  static final String GROUP = "jira-users";
  private static final Screen RESOLVING = Screen.requiring("resolution");

  private JiraTeams() {}

  /** Software project ENG, for bugs. */
  static void engineering(JiraSite site, String secret) {
    SiteSetup setup = common(site, secret, Person.ENGINEERS, Ticket.CLOUD);
    setup.resolutions(
        "Done", "Won't Do", "Duplicate", "Cannot Reproduce", "Not a Bug", "Suspended");
    setup.customField(SEVERITY, FieldKind.OPTION, "SEV1", "SEV2", "SEV3", "SEV4");
    todo(setup, "Backlog", "Selected");
    doing(setup, "In Progress", "In Review", "Waiting for reporter");
    done(setup, "Done", "Cancelled");
    JiraWorkflow workflow =
        setup
            .workflow("Engineering", "Backlog")
            .move("Select", "Backlog", "Selected")
            .move("Start", "Selected", "In Progress")
            .move("Ask", "In Progress", "Waiting for reporter")
            .move("Go on", "Waiting for reporter", "In Progress")
            .move("Ask for review", "In Progress", "In Review")
            .move("Send back", "In Review", "In Progress")
            .move("Finish", "In Review", "Done", RESOLVING)
            .move("Reopen", "Done", "Backlog", Screen.reopening())
            .moveFromAny("Cancel", "Cancelled", RESOLVING)
            .done();
    setup.project("ENG", "Engineering").issueType("Bug", workflow).fields(SEVERITY).done();
  }

  /** Service project SD, where customers ask for help. */
  static void portal(JiraSite site, String secret) {
    SiteSetup setup = common(site, secret, List.of(Person.EMILE, Person.HANA), Ticket.CLOUD);
    setup.resolutions(
        "Done", "Won't Do", "Duplicate", "Cannot Reproduce", "Not a Bug", "Suspended");
    todo(setup, "Waiting for support");
    doing(setup, "In Progress", "Waiting for customer");
    done(setup, "Resolved", "Closed");
    JiraWorkflow workflow =
        setup
            .workflow("Support", "Waiting for support")
            .move("Start", "Waiting for support", "In Progress")
            .move("Answer", "In Progress", "Waiting for customer")
            .move("Customer answers", "Waiting for customer", "In Progress")
            .move("Hand back", "In Progress", "Waiting for support")
            .move("Resolve", "In Progress", "Resolved", RESOLVING)
            .move("Reopen", "Resolved", "In Progress", Screen.reopening())
            .move("Close", "Resolved", "Closed")
            .done();
    setup
        .project("SD", "Customer Portal")
        .serviceDesk()
        .issueType("Incident", workflow)
        .issueType("Question", workflow)
        .done();
  }

  /** Project OPS of Data Center, for changes. */
  static void operations(JiraSite site, String secret) {
    SiteSetup setup = common(site, secret, Person.ENGINEERS, Ticket.DATA_CENTER);
    setup.resolutions(
        "Fixed", "Won't Fix", "Duplicate", "Cannot Reproduce", "Not a Bug", "Suspended");
    todo(setup, "Open");
    doing(setup, "In Progress", "Waiting for customer");
    done(setup, "Resolved", "Closed");
    JiraWorkflow workflow =
        setup
            .workflow("Operations", "Open")
            .move("Start", "Open", "In Progress")
            .move("Ask", "In Progress", "Waiting for customer")
            .move("Go on", "Waiting for customer", "In Progress")
            .move("Resolve", "In Progress", "Resolved", RESOLVING)
            .move("Reopen", "Resolved", "Open", Screen.reopening())
            .move("Close", "Resolved", "Closed")
            .done();
    setup.project("OPS", "Operations").issueType("Change", workflow).done();
  }

  private static SiteSetup common(
      JiraSite site, String secret, List<Person> members, List<String> priorities) {
    SiteSetup setup = site.setup();
    setup.user("bridge", "Incident Bridge");
    setup.secret("bridge", secret);
    members.forEach(p -> member(setup, p));
    Person.SUPPORT.forEach(p -> member(setup, p));
    setup.priorities(priorities.toArray(String[]::new));
    setup.linkType("Blocks", "is blocked by", "blocks");
    setup.linkType("Relates", "relates to", "relates to");
    return setup;
  }

  private static void member(SiteSetup setup, Person person) {
    var profile = new JiraUser.Profile(ZoneId.of("UTC"), true, true, Set.of(GROUP));
    setup.user(person.login(), person.name(), profile);
  }

  private static void todo(SiteSetup setup, String... names) {
    statuses(setup, Category.TODO, names);
  }

  private static void doing(SiteSetup setup, String... names) {
    statuses(setup, Category.IN_PROGRESS, names);
  }

  private static void done(SiteSetup setup, String... names) {
    statuses(setup, Category.DONE, names);
  }

  private static void statuses(SiteSetup setup, Category category, String... names) {
    for (String name : names) {
      setup.status(name, category);
    }
  }
}
