package org.incidentbridge.app.visibility;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraAttachment;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraComment;
import org.incidentbridge.testkit.sim.jira.JiraDcSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraPerson;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.incidentbridge.testkit.sim.jira.SiteSetup;
import org.incidentbridge.testkit.sim.jira.StandardJira;

/** Jira: on Cloud at home in a software project, on Data Center in a service project. */
final class JiraDesk implements Desk {

  private static final String SECRET = "open-sesame";
  private static final String SERVICE = "HELP";
  private static final JiraVisibility INSIDERS = new JiraVisibility("group", "jira-users");
  private static final Map<String, String> TYPES =
      Map.of("ENG", "Bug", SERVICE, "Incident", "OUT", "Bug");

  private final String name;
  private final Edition edition;
  private final JiraSite site;
  private final HttpSimulator simulator;

  JiraDesk(String name, Edition edition, InstantSource clock) {
    this.name = name;
    this.edition = edition;
    JiraOptions options = JiraOptions.usual().withSeed(7).withIndexLag(Duration.ZERO);
    site = StandardJira.fill(new JiraSite(edition, clock, options), SECRET);
    SiteSetup setup = site.setup();
    setup.user(CUSTOMER, "Ann Customer");
    setup.user(STRANGER, "Zoe Stranger");
    setup
        .project("OUT", "Elsewhere")
        .issueType("Bug", setup.workflow("Elsewhere", "Backlog").done())
        .done();
    simulator = cloud() ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
  }

  private boolean cloud() {
    return edition == Edition.CLOUD;
  }

  private String project(Place place) {
    return switch (place) {
      case HOME -> cloud() ? "ENG" : SERVICE;
      case OTHER -> cloud() ? SERVICE : "ENG";
      case OUTSIDE -> "OUT";
    };
  }

  @Override
  public HttpSimulator simulator() {
    return simulator;
  }

  @Override
  public Secret token() {
    return new Secret(SECRET);
  }

  @Override
  public String block() {
    String login = cloud() ? "email: bridge@example.com, token: unused" : "token: unused";
    return """
    type: jira
    edition: %s
    url: https://%s.test
    auth: { %s }
    projects: [ENG, HELP]
    internal: { group: jira-users }
    vocabulary: { fields: { reporter: none } }
    """
        .formatted(cloud() ? "cloud" : "dc", name, login);
  }

  @Override
  public String create() {
    String home = project(Place.HOME);
    return "{ project: %s, issueType: %s }".formatted(home, TYPES.get(home));
  }

  @Override
  public String account(String login) {
    return cloud() ? site.user(login).id() : login;
  }

  @Override
  public String report(String title) {
    String home = project(Place.HOME);
    String key = person(CUSTOMER).create(home, TYPES.getOrDefault(home, ""), title);
    return Long.toString(issue(key).id());
  }

  @Override
  public String say(String ticket, Author author, String text, boolean internal) {
    JiraPerson person = person(author.login);
    if (!internal) {
      return Long.toString(person.comment(ticket, text));
    }
    return Long.toString(
        service(issue(ticket))
            ? person.internalNote(ticket, text)
            : person.restrictedComment(ticket, text, INSIDERS));
  }

  /** Jira's files belong to tickets; who sees them is told by the comment that shows them. */
  @Override
  public List<String> attach(String ticket, Author author, Paper paper, boolean internal) {
    JiraPerson person = person(author.login);
    byte[] content = paper.content().getBytes(StandardCharsets.UTF_8);
    person.attach(ticket, paper.name(), "text/plain", content);
    long shown = person.show(ticket, paper.name());
    person.hideComment(shown, internal, INSIDERS);
    return List.of(Long.toString(shown));
  }

  @Override
  public void edit(String ticket, String comment, String text) {
    person(STAFF).editComment(Long.parseLong(comment), text);
  }

  @Override
  public void hide(String ticket, String comment, boolean hidden) {
    person(STAFF).hideComment(Long.parseLong(comment), hidden, INSIDERS);
  }

  @Override
  public void move(String ticket, Place place) {
    String to = project(place);
    person(STAFF).move(ticket, to, TYPES.getOrDefault(to, ""));
  }

  @Override
  public List<String> tickets() {
    return site.issues().stream().map(i -> Long.toString(i.id())).toList();
  }

  /** Customers of a service project see no histories, and less than this: no remote links. */
  @Override
  public String open(String ticket) {
    JiraIssue issue = issue(ticket);
    StringBuilder all = new StringBuilder();
    issue.values().forEach((field, value) -> all.append(value).append('\n'));
    List<JiraComment> open =
        issue.parts().comments().stream().filter(c -> isOpen(issue, c)).toList();
    open.forEach(c -> all.append(c.body()).append('\n'));
    issue.parts().remoteLinks().forEach(l -> all.append(l.content()).append('\n'));
    if (!service(issue)) {
      issue.parts().histories().forEach(h -> all.append(h.items()).append('\n'));
    }
    issue.parts().attachments().stream()
        .filter(f -> !service(issue) || open.stream().anyMatch(c -> shows(c, f)))
        .forEach(f -> all.append(f.file().name()).append(' ').append(content(f)).append('\n'));
    return all.toString();
  }

  /** Only service projects know internal notes. */
  private static boolean isOpen(JiraIssue issue, JiraComment comment) {
    return comment.extras().visibility() == null && !(comment.internal() && service(issue));
  }

  private static boolean shows(JiraComment comment, JiraAttachment file) {
    return comment.body().toString().contains(file.file().name());
  }

  private static String content(JiraAttachment file) {
    return new String(file.file().content(), StandardCharsets.UTF_8);
  }

  private static boolean service(JiraIssue issue) {
    return issue.origin().project().equals(SERVICE);
  }

  @Override
  public boolean names(String path, String ticket) {
    return Desk.super.names(path, ticket) || path.contains(issue(ticket).key());
  }

  private JiraPerson person(String login) {
    return site.as(login);
  }

  private JiraIssue issue(String idOrKey) {
    return site.issue(idOrKey).orElseThrow();
  }
}
