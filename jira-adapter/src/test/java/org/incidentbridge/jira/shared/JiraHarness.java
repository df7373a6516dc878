package org.incidentbridge.jira.shared;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Interceptor;
import org.incidentbridge.jira.JiraTrackerFactory;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.model.Value;
import org.incidentbridge.model.Visibility;
import org.incidentbridge.spi.Environment;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.spi.Settings;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.spi.TrackerSetup;
import org.incidentbridge.testkit.contract.TrackerHarness;
import org.incidentbridge.testkit.sim.BadLine;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.LateWrites;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.SimTransport;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraPerson;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.JiraUser;
import org.incidentbridge.testkit.sim.jira.JiraWorkflow;
import org.incidentbridge.testkit.sim.jira.Permission;
import org.incidentbridge.testkit.sim.jira.ProjectPlan;
import org.incidentbridge.testkit.sim.jira.StandardJira;
import org.jspecify.annotations.Nullable;

/** The adapter against a simulated Jira, within the process. */
public final class JiraHarness implements TrackerHarness {

  public static final String SECRET = "open-sesame";

  /** What is asked by POST and changes nothing. */
  private static final Set<String> READS = Set.of("/search", "/jql", "/bulkfetch", "/list");

  public final JiraSite site;
  public final CallCounter counter;
  public final BadLine line;
  private final Installation installation;
  private final String project;
  private final Tracker tracker;
  private Instant now = Instant.parse("2026-03-02T09:30:15.250Z");
  private boolean other;
  private final LateWrites late = new LateWrites(() -> now);

  public JiraHarness(
      Installation installation, String project, JiraOptions options, Map<String, Object> more) {
    this.installation = installation;
    this.project = project;
    this.site = StandardJira.fill(new JiraSite(installation.edition(), () -> now, options), SECRET);
    this.counter = new CallCounter(installation.simulator(site));
    this.line = new BadLine(counter, JiraHarness::isWrite);
    this.tracker = new JiraTrackerFactory().create(setup(more));
  }

  private static boolean isWrite(SimRequest request) {
    return !request.method().equals("GET")
        && !READS.contains(request.path().substring(request.path().lastIndexOf('/')));
  }

  /** In the service project. */
  public static JiraHarness help(Installation installation) {
    return new JiraHarness(installation, "HELP", JiraOptions.usual(), Map.of());
  }

  /** In the software project, where internal comments are for a role. */
  public static JiraHarness eng(Installation installation) {
    return eng(installation, JiraOptions.usual());
  }

  /** The same, in a Jira that behaves as told. */
  public static JiraHarness eng(Installation installation, JiraOptions options) {
    return new JiraHarness(
        installation, "ENG", options, Map.of("internal", Map.of("group", "jira-users")));
  }

  private TrackerSetup setup(Map<String, Object> more) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("edition", installation.key());
    block.put("url", installation.url());
    block.put("auth", installation.login(new Secret(SECRET)));
    block.put("projects", List.of(project));
    block.put(
        "fields",
        List.of(
            site.fieldId("Severity"),
            site.fieldId("Regions"),
            site.fieldId("Steps"),
            site.fieldId("Due at"),
            site.fieldId("Affected users"),
            site.fieldId("Customer")));
    block.putAll(more);
    Environment environment =
        new Environment(
            () -> now, this::pass, Map.of(Interceptor.class, SimTransport.withoutRedirects(line)));
    return new TrackerSetup(new TrackerId("engineering"), new Settings(block), environment);
  }

  /** The bridge started anew on the same Jira, with other settings. */
  public Tracker another(Map<String, Object> more) {
    return new JiraTrackerFactory().create(setup(more));
  }

  @Override
  public Tracker tracker() {
    return tracker;
  }

  @Override
  public Terms terms() {
    boolean help = project.equals("HELP");
    return new Terms(
        project,
        help ? "Incident" : "Bug",
        new Fields("summary", "description", "priority", "High", "Sky-high"),
        help
            ? new Statuses("status", "Waiting for support", "Waiting for customer", "Nirvana")
            : new Statuses("status", "Backlog", "Selected", "Nirvana"));
  }

  @Override
  public String onlooker() {
    return installation.account(site, "bob");
  }

  @Override
  public boolean shut(boolean shut) {
    Set<Permission> rights =
        shut ? EnumSet.noneOf(Permission.class) : EnumSet.allOf(Permission.class);
    site.setup().permit("bridge", project, rights);
    return true;
  }

  @Override
  public String elsewhere() {
    String key = project.equals("HELP") ? "DESK" : "OPS";
    if (!other) {
      JiraWorkflow workflow =
          site.setup()
              .workflow("Short", terms().statuses().first())
              .move("Finish", terms().statuses().first(), "Done")
              .done();
      ProjectPlan plan = site.setup().project(key, "Elsewhere");
      plan = project.equals("HELP") ? plan.serviceDesk() : plan;
      plan.issueType(terms().type(), workflow).versions("2.0").done();
      other = true;
    }
    return key;
  }

  /** One of the people. */
  public JiraPerson alice() {
    return site.as("alice");
  }

  /** Another one. */
  public JiraPerson bob() {
    return site.as("bob");
  }

  /** An issue as Jira has it. */
  public JiraIssue issue(String id) {
    return site.issue(id).orElseThrow();
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public People people() {
    return new SimulatedPeople();
  }

  @Override
  public Truth truth() {
    return new JiraTruth(site, installation, project, counter);
  }

  @Override
  public List<Kept> kept() {
    List<Kept> all =
        new ArrayList<>(
            List.of(
                new Kept("priority", Value.line("High"), Value.line("Lowest")),
                new Kept("assignee", person("bob"), person("carol")),
                new Kept("labels", names("a", "b"), names("b", "c")),
                new Kept("duedate", moment("2026-05-02"), moment("2026-11-30")),
                new Kept(site.fieldId("Severity"), Value.line("SEV1"), Value.line("SEV3")),
                new Kept(site.fieldId("Regions"), names("EU", "US"), names("US", "APAC")),
                new Kept(site.fieldId("Due at"), moment("2026-05-02T10:20:00Z"), Value.absent()),
                new Kept(site.fieldId("Affected users"), Value.line("12"), Value.line("1.5")),
                new Kept(site.fieldId("Customer"), Value.line("ACME"), Value.absent())));
    if (!project.equals("HELP")) {
      all.add(new Kept("components", names("Backend", "Frontend"), names("Frontend")));
      all.add(new Kept("fixVersions", names("1.0", "1.1"), names("1.0")));
    }
    return List.copyOf(all);
  }

  private static Value names(String... names) {
    return Value.names(List.of(names));
  }

  /** Midnight where the bridge's user is at home, for days. */
  private static Value moment(String text) {
    return new Value.Moment(Instant.parse(text.length() == 10 ? text + "T00:00:00Z" : text));
  }

  private Value person(String name) {
    JiraUser user = site.user(name);
    return new Value.Person(
        Party.of(
            new TrackerId("engineering"),
            installation.account(site, name),
            user.displayName(),
            user.profile().emailShown() ? user.email() : ""));
  }

  @Override
  public int historyCalls() {
    return installation == Installation.CLOUD ? 1 : 0;
  }

  @Override
  public void loseNextAnswer() {
    line.loseNextAnswer();
  }

  @Override
  public boolean down(boolean down) {
    line.down(down);
    return true;
  }

  @Override
  public void loseNextRequest() {
    line.loseNextRequest();
  }

  @Override
  public boolean delayNextRequest(Duration time) {
    line.delayNextRequest(time, late);
    return true;
  }

  @Override
  public void pass(Duration time) {
    late.pass(time, step -> now = now.plus(step));
  }

  @Override
  public void close() {
    tracker.close();
  }

  private final class SimulatedPeople implements People {

    @Override
    public String create(String title, String body) {
      String key =
          alice().create(project, terms().type(), Map.of("summary", title, "description", body));
      return Long.toString(issue(key).id());
    }

    @Override
    public void retitle(String ticketId, String title) {
      pass(Duration.ofMillis(7));
      alice().edit(ticketId, "summary", title);
    }

    @Override
    public void move(String ticketId, String status) {
      pass(Duration.ofMillis(7));
      alice().transition(ticketId, status);
    }

    @Override
    public void set(String ticketId, String field, Value value) {
      pass(Duration.ofMillis(7));
      alice().edit(ticketId, field, picked(field, value));
    }

    /** As it is picked in the browser. */
    private @Nullable Object picked(String field, Value value) {
      return switch (value) {
        case Value.Absent none -> null;
        case Value.Line line ->
            field.equals(site.fieldId("Affected users"))
                ? Double.valueOf(line.text())
                : line.text();
        case Value.Names names -> names.names();
        case Value.Person person -> login(person);
        case Value.Moment at -> field.equals("duedate") ? at.display().substring(0, 10) : at.at();
        case Value.Body body -> body.display();
      };
    }

    private String login(Value.Person person) {
      return List.of("alice", "bob", "carol").stream()
          .filter(name -> person(name).equals(person))
          .findFirst()
          .orElseThrow();
    }

    @Override
    public String comment(String ticketId, String text, Visibility visibility) {
      pass(Duration.ofMillis(7));
      boolean open = visibility == Visibility.PUBLIC;
      return Long.toString(
          open
              ? alice().comment(ticketId, text)
              : project.equals("HELP")
                  ? alice().internalNote(ticketId, text)
                  : alice()
                      .restrictedComment(
                          ticketId,
                          text,
                          new org.incidentbridge.testkit.sim.jira.JiraVisibility(
                              "group", "jira-users")));
    }

    @Override
    public String attach(String ticketId, String name, byte[] content) {
      pass(Duration.ofMillis(7));
      return Long.toString(alice().attach(ticketId, name, "text/plain", content));
    }

    @Override
    public void hide(String ticketId) {
      alice().secure(ticketId, "Board");
    }

    @Override
    public void delete(String ticketId) {
      alice().delete(ticketId);
    }
  }
}
