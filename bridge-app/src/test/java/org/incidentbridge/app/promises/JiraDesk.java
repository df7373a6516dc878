package org.incidentbridge.app.promises;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.incidentbridge.testkit.sim.jira.ProjectPlan;

/** A Jira with a simple workflow, and fields by the canonical names that the bridge knows. */
final class JiraDesk implements Desk {

  private static final String SECRET = "open-sesame";
  private static final Map<String, String> WORDS =
      Map.of(
          "severity", "{ sev1: sev1, sev2: sev2, sev3: sev3, sev4: sev4 }",
          "level", "{ L0: L0, L1: L1, L2: L2, L3: L3, L4: L4 }",
          "requestClass", "{ Bug: bug, Change: change, Task: misc }",
          "reproducible", "{ always: always, sometimes: sometimes, not tried: not-tried }");

  private final String name;
  private final JiraSite site;
  private final HttpSimulator simulator;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Set<String> projects = new LinkedHashSet<>();
  private final JiraWorkflow workflow;
  private final List<String> people;
  private String more = "";

  JiraDesk(String name, Edition edition, InstantSource clock, String... people) {
    this.name = name;
    this.people = List.of(people);
    this.site = new JiraSite(edition, clock, JiraOptions.usual().withSeed(5));
    this.simulator =
        edition == Edition.CLOUD ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
    var setup = site.setup();
    var insider = Set.of("jira-users", "Developers");
    var profile = new JiraUser.Profile(ZoneId.of("UTC"), false, true, insider);
    setup.user("bridge", "Incident Bridge", profile);
    setup.secret("bridge", SECRET);
    for (String person : people) {
      setup.user(person, Office.called(person), profile);
    }
    setup.priorities("Highest", "High", "Medium", "Low", "Lowest");
    setup.resolutions("Done", "Fixed", "Workaround", "Not a Bug");
    setup.linkType("Relates", "relates to", "relates to");
    this.workflow = workflow();
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
        .workflow(name, "To Do")
        .moveFromAny("Stop", "To Do", none)
        .moveFromAny("Start", "In Progress", none)
        .moveFromAny("Ask", "Waiting", none)
        .moveFromAny("Hand to the vendor", "With the vendor", none)
        .moveFromAny("Resolve", "Resolved", resolving)
        .moveFromAny("Close", "Closed", resolving)
        .done();
  }

  /** Gives it custom fields, each for a canonical one; before the projects. */
  JiraDesk with(FieldKind kind, String... canonical) {
    for (String field : canonical) {
      fields.put(field, site.setup().customField(title(field), kind));
    }
    return this;
  }

  /** The name that people see. */
  private static String title(String field) {
    return "Field " + field.substring(field.indexOf(':') + 1);
  }

  JiraDesk project(String key) {
    plan(key).done();
    return this;
  }

  /** A project whose public comments customers read. */
  JiraDesk serviceProject(String key) {
    plan(key).serviceDesk().done();
    return this;
  }

  private ProjectPlan plan(String key) {
    projects.add(key);
    return site.setup()
        .project(key, key)
        .issueType("Bug", workflow)
        .issueType("Task", workflow)
        .fields(fields.values().toArray(String[]::new))
        .versions("3.0.4", "3.0.5")
        .components("web", "imap", "firewall");
  }

  /** One more key of its block, such as {@code internal: { role: Developers }}. */
  JiraDesk and(String key) {
    more = key;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public HttpSimulator simulator() {
    return simulator;
  }

  @Override
  public String yaml() {
    boolean cloud = site.edition() == Edition.CLOUD;
    String lines =
        fields.entrySet().stream()
            .map(e -> "        \"%s\": %s%n".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining());
    return """
      %s:
        type: jira
        edition: %s
        url: https://%s.test
        auth: { %stoken: %s }
        projects: [%s]
        %s
        vocabulary:
          fields:
            labels: labels
    %s%s      status:
            To Do: new
            In Progress: in-progress
            Waiting: waiting-on-customer
            With the vendor: waiting-on-third-party
            Resolved: resolved
            Closed: closed
          priority: { Highest: urgent, High: high, Medium: normal, Low: low, Lowest: none }
          resolution: { fixed: [Fixed, Done], Workaround: workaround, Not a Bug: not-a-bug }
    """
        .formatted(
            name,
            cloud ? "cloud" : "dc",
            name,
            cloud ? "email: bridge@example.com, " : "",
            SECRET,
            String.join(", ", projects),
            more,
            lines,
            words());
  }

  private String words() {
    return fields.keySet().stream()
        .filter(WORDS::containsKey)
        .map(field -> "      %s: %s%n".formatted(field, WORDS.get(field)))
        .collect(Collectors.joining());
  }

  /** What the links of an issue say beside their titles. */
  List<String> linkSummaries(String key) {
    return issue(key).parts().remoteLinks().stream()
        .map(link -> link.content().at("/object/summary").asText())
        .toList();
  }

  @Override
  public String account(String login) {
    JiraUser user = site.user(login);
    return site.edition() == Edition.CLOUD ? user.id() : user.name();
  }

  @Override
  public Object state() {
    return site.issues().stream().map(JiraDesk::state).toList();
  }

  private static String state(JiraIssue issue) {
    var parts = issue.parts();
    return "%s %s: %d changes, %d comments, %d files, links %s, %s"
        .formatted(
            issue.key(),
            issue.moments().updated(),
            parts.histories().size(),
            parts.comments().size(),
            parts.attachments().size(),
            parts.remoteLinks(),
            parts.audience());
  }

  @Override
  public List<String> open() {
    List<String> open = new ArrayList<>();
    for (JiraIssue issue : site.issues()) {
      open.add(issue.text("summary"));
      open.add(issue.text("description"));
      issue.parts().comments().stream().filter(JiraDesk::isOpen).forEach(c -> open.add(c.text()));
    }
    return open;
  }

  private static boolean isOpen(JiraComment comment) {
    return !comment.internal() && comment.extras().visibility() == null;
  }

  JiraPerson as(String person) {
    return site.as(person);
  }

  List<JiraIssue> issues() {
    return site.issues();
  }

  JiraIssue issue(String key) {
    return site.issue(key).orElseThrow();
  }

  /** The only issue of a project. */
  JiraIssue only(String project) {
    List<JiraIssue> found = in(project);
    if (found.size() != 1) {
      throw new AssertionError("not one issue in " + project + ": " + found);
    }
    return found.getFirst();
  }

  List<JiraIssue> in(String project) {
    return site.issues().stream().filter(i -> i.origin().project().equals(project)).toList();
  }

  /** Who watches an issue or takes part in the request, besides those who work on it. */
  List<String> seenBy(String key) {
    var audience = issue(key).parts().audience();
    return people.stream()
        .filter(
            person ->
                audience.watchers().contains(site.user(person).id())
                    || audience.participants().contains(site.user(person).id()))
        .map(Office::called)
        .toList();
  }

  /** Something that a person fills in, by its canonical name or Jira's own. */
  void fill(String person, String key, String field, Object value) {
    as(person).edit(key, id(field), value);
  }

  /** The id of a field, by its canonical name or Jira's own. */
  String id(String field) {
    return fields.getOrDefault(field, field);
  }

  /** What an issue holds in a field, by its canonical name or Jira's own; choices by their ids. */
  String shows(String key, String field) {
    return issue(key).text(id(field));
  }

  /** The public comments of an issue. */
  List<String> said(String key) {
    return issue(key).parts().comments().stream()
        .filter(JiraDesk::isOpen)
        .map(JiraComment::text)
        .toList();
  }

  /** The comments of an issue that only insiders see. */
  List<String> noted(String key) {
    return issue(key).parts().comments().stream()
        .filter(c -> !isOpen(c))
        .map(JiraComment::text)
        .toList();
  }
}
