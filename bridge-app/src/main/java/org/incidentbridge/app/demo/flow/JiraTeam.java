package org.incidentbridge.app.demo.flow;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.FieldKind;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraComment;
import org.incidentbridge.testkit.sim.jira.JiraDcSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraPerson;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.JiraStatus;
import org.incidentbridge.testkit.sim.jira.JiraTransition;
import org.incidentbridge.testkit.sim.jira.JiraUser;
import org.incidentbridge.testkit.sim.jira.JiraWorkflow;

/** A Jira with the workflow and the words of the examples. */
final class JiraTeam implements Office.Site {

  static final String SECRET = "open-sesame";
  private final JiraSite site;
  private final HttpSimulator simulator;
  private final JiraWorkflow workflow;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private boolean forCustomers;

  JiraTeam(Edition edition, InstantSource clock, String... people) {
    site = new JiraSite(edition, clock, JiraOptions.usual().withSeed(5));
    simulator = edition == Edition.CLOUD ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
    var setup = site.setup();
    var profile = new JiraUser.Profile(ZoneId.of("UTC"), false, true, Set.of("jira-users"));
    setup.user("bridge", "Incident Bridge", profile);
    setup.secret("bridge", SECRET);
    for (String person : people) {
      setup.user(person, person, profile);
    }
    setup.priorities("Highest", "High", "Medium", "Low", "Lowest");
    setup.resolutions(
        "Done",
        "Fixed",
        "Workaround",
        "Not a Bug",
        "Won't Do",
        "Duplicate",
        "Cannot Reproduce",
        "Postponed");
    setup.linkType("Relates", "relates to", "relates to");
    workflow = workflow();
  }

  private JiraWorkflow workflow() {
    var setup = site.setup();
    setup.status("To Do", JiraStatus.Category.TODO);
    setup.status("In Progress", JiraStatus.Category.IN_PROGRESS);
    setup.status("Waiting", JiraStatus.Category.IN_PROGRESS);
    setup.status("With the vendor", JiraStatus.Category.IN_PROGRESS);
    setup.status("Resolved", JiraStatus.Category.DONE);
    setup.status("Closed", JiraStatus.Category.DONE);
    var none = JiraTransition.Screen.reopening();
    var resolving = JiraTransition.Screen.requiring("resolution");
    return setup
        .workflow("The team's", "To Do")
        .moveFromAny("Stop", "To Do", none)
        .moveFromAny("Start", "In Progress", none)
        .moveFromAny("Ask", "Waiting", none)
        .moveFromAny("Hand to the vendor", "With the vendor", none)
        .moveFromAny("Resolve", "Resolved", resolving)
        .moveFromAny("Close", "Closed", resolving)
        .done();
  }

  /** Gives it custom fields for one line of text; before the project. */
  JiraTeam lines(String... titles) {
    return with(FieldKind.TEXT, titles);
  }

  /** Gives it custom fields for long texts; before the project. */
  JiraTeam texts(String... titles) {
    return with(FieldKind.RICH_TEXT, titles);
  }

  private JiraTeam with(FieldKind kind, String... titles) {
    for (String title : titles) {
      fields.put(title, site.setup().customField(title, kind));
    }
    return this;
  }

  JiraTeam project(String key, boolean customers) {
    var plan =
        site.setup()
            .project(key, key)
            .issueType("Bug", workflow)
            .fields(fields.values().toArray(String[]::new))
            .versions("3.0.4", "3.0.5")
            .components("web", "imap", "firewall");
    forCustomers = customers;
    (customers ? plan.serviceDesk() : plan).done();
    return this;
  }

  @Override
  public HttpSimulator simulator() {
    return simulator;
  }

  @Override
  public Object state() {
    return site.issues().stream().map(JiraTeam::state).toList();
  }

  private static String state(JiraIssue issue) {
    var parts = issue.parts();
    return "%s %s %d %d %d"
        .formatted(
            issue.key(),
            issue.moments().updated(),
            parts.histories().size(),
            parts.comments().size(),
            parts.remoteLinks().size());
  }

  @Override
  public List<String> open() {
    List<String> open = new ArrayList<>();
    for (JiraIssue issue : forCustomers ? issues() : List.<JiraIssue>of()) {
      open.add(issue.text("summary"));
      open.add(issue.text("description"));
      open.addAll(said(issue.key()));
    }
    return open;
  }

  @Override
  public Map<String, String> ids() {
    return Map.copyOf(fields);
  }

  JiraPerson as(String person) {
    return site.as(person);
  }

  /** The issues there are. */
  List<JiraIssue> issues() {
    return site.issues();
  }

  /** The key of the only issue; empty if there is none or there are several. */
  String only() {
    return site.issues().size() == 1 ? site.issues().getFirst().key() : "";
  }

  JiraIssue issue(String key) {
    return site.issue(key).orElseThrow();
  }

  /** Something that a person fills in, by its title or Jira's own name. */
  void fill(String person, String key, String field, Object value) {
    as(person).edit(key, id(field), value);
  }

  String id(String field) {
    return fields.getOrDefault(field, field);
  }

  String shows(String key, String field) {
    return issue(key).text(id(field));
  }

  /** Where the other tickets of the incident are, as the issue says. */
  List<String> links(String key) {
    return issue(key).parts().remoteLinks().stream().map(Object::toString).toList();
  }

  /** The public comments of an issue. */
  List<String> said(String key) {
    return comments(key, true);
  }

  /** The comments of an issue that only insiders see. */
  List<String> noted(String key) {
    return comments(key, false);
  }

  private List<String> comments(String key, boolean open) {
    return issue(key).parts().comments().stream()
        .filter(c -> open == isOpen(c))
        .map(JiraComment::text)
        .toList();
  }

  private static boolean isOpen(JiraComment comment) {
    return !comment.internal() && comment.extras().visibility() == null;
  }
}
