package org.incidentbridge.testkit.sim.jira;

/**
 * A small company's Jira: software project ENG and service project HELP.
 *
 * <p>People: {@code bridge} (its secret is the one given), {@code alice}, {@code bob}, {@code
 * carol}. Issue types: Bug and Task in ENG, Incident and Task in HELP. ENG moves Backlog → Selected
 * → In Progress → In Review → Done, the last step asking for a resolution; Done reopens to Backlog;
 * Cancelled is reached from anywhere with a resolution. HELP moves Waiting for support ↔ Waiting
 * for customer, both to Resolved (with resolution), Resolved to Closed or back.
 */
public final class StandardJira {

  private StandardJira() {}

  /**
   * Fills a site.
   *
   * @param secret password or token of the user {@code bridge}
   */
  public static JiraSite fill(JiraSite site, String secret) {
    SiteSetup setup = site.setup();
    people(setup, secret);
    setup.priorities("Highest", "High", "Medium", "Low", "Lowest");
    setup.resolutions("Done", "Won't Do", "Duplicate", "Cannot Reproduce");
    setup.linkType("Blocks", "is blocked by", "blocks");
    setup.linkType("Relates", "relates to", "relates to");
    setup.linkType("Problem/Incident", "is caused by", "causes");
    setup.customField("Severity", FieldKind.OPTION, "SEV1", "SEV2", "SEV3", "SEV4");
    setup.customField("Bridge ID", FieldKind.TEXT);
    setup.customField("Customer", FieldKind.TEXT);
    setup.customField("Due at", FieldKind.DATETIME);
    setup.customField("Affected users", FieldKind.NUMBER);
    setup.customField("Regions", FieldKind.OPTIONS, "EU", "US", "APAC");
    setup.customField("Steps", FieldKind.RICH_TEXT);
    setup.customField("Status page", FieldKind.URL);
    setup.customField("Hidden", FieldKind.TEXT);
    statuses(setup);
    projects(setup);
    return site;
  }

  private static void people(SiteSetup setup, String secret) {
    setup.user("bridge", "Incident Bridge");
    setup.secret("bridge", secret);
    setup.user("alice", "Alice Example");
    setup.user("bob", "Bob Example");
    setup.user("carol", "Carol Example");
  }

  private static void statuses(SiteSetup setup) {
    setup.status("Backlog", JiraStatus.Category.TODO);
    setup.status("Selected", JiraStatus.Category.TODO);
    setup.status("In Progress", JiraStatus.Category.IN_PROGRESS);
    setup.status("In Review", JiraStatus.Category.IN_PROGRESS);
    setup.status("Done", JiraStatus.Category.DONE);
    setup.status("Cancelled", JiraStatus.Category.DONE);
    setup.status("Waiting for support", JiraStatus.Category.TODO);
    setup.status("Waiting for customer", JiraStatus.Category.IN_PROGRESS);
    setup.status("Resolved", JiraStatus.Category.DONE);
    setup.status("Closed", JiraStatus.Category.DONE);
  }

  private static void projects(SiteSetup setup) {
    String[] fields = {
      "Severity",
      "Bridge ID",
      "Customer",
      "Due at",
      "Affected users",
      "Regions",
      "Steps",
      "Status page"
    };
    JiraWorkflow engineering = engineering(setup);
    setup
        .project("ENG", "Engineering")
        .issueType("Bug", engineering)
        .issueType("Task", engineering)
        .fields(fields)
        .versions("1.0", "1.1")
        .components("Backend", "Frontend")
        .done();
    JiraWorkflow support = support(setup);
    setup
        .project("HELP", "Help Desk")
        .serviceDesk()
        .issueType("Incident", support)
        .issueType("Task", support)
        .fields(fields)
        .done();
  }

  private static JiraWorkflow engineering(SiteSetup setup) {
    JiraTransition.Screen resolving = JiraTransition.Screen.requiring("resolution");
    return setup
        .workflow("Engineering", "Backlog")
        .move("Select", "Backlog", "Selected")
        .move("Start", "Selected", "In Progress")
        .move("Ask for review", "In Progress", "In Review")
        .move("Send back", "In Review", "In Progress")
        .move("Finish", "In Review", "Done", resolving)
        .move("Reopen", "Done", "Backlog", JiraTransition.Screen.reopening())
        .moveFromAny("Cancel", "Cancelled", resolving)
        .move("Revive", "Cancelled", "Backlog", JiraTransition.Screen.reopening())
        .done();
  }

  private static JiraWorkflow support(SiteSetup setup) {
    JiraTransition.Screen resolving = JiraTransition.Screen.requiring("resolution");
    JiraTransition.Screen reopening = JiraTransition.Screen.reopening();
    return setup
        .workflow("Support", "Waiting for support")
        .move("Respond to customer", "Waiting for support", "Waiting for customer")
        .move("Respond to support", "Waiting for customer", "Waiting for support")
        .move("Resolve", "Waiting for support", "Resolved", resolving)
        .move("Resolve after answer", "Waiting for customer", "Resolved", resolving)
        .move("Back to support", "Resolved", "Waiting for support", reopening)
        .move("Close", "Resolved", "Closed")
        .done();
  }
}
