package org.incidentbridge.app.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraComment;
import org.incidentbridge.testkit.sim.jira.JiraDcSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraPerson;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.incidentbridge.testkit.sim.jira.Permission;
import org.incidentbridge.testkit.sim.jira.StandardJira;

/** Jira, Cloud or Data Center, with the projects of {@link StandardJira}. */
final class JiraSide implements Side {

  private static final int SMALL_PAGE = 2;
  private static final String SECRET = "open-sesame";
  private static final List<String> STATUSES =
      List.of(
          "Backlog",
          "Selected",
          "In Progress",
          "In Review",
          "Done",
          "Cancelled",
          "Resolved",
          "Waiting for support",
          "Waiting for customer",
          "Closed");
  private static final List<String> PRIORITIES =
      List.of("Highest", "High", "Medium", "Low", "Lowest");
  private static final List<String> ASSIGNABLE = List.of("alice", "bob", "carol");
  private static final List<String> LINKS = List.of("Blocks", "Relates", "Problem/Incident");
  private static final JiraVisibility INSIDERS = new JiraVisibility("group", "jira-users");

  private final String name;
  private final String home;
  private final Map<String, Object> settings;
  private final JiraSite site;
  private final HttpSimulator simulator;
  private final InstantSource clock;
  private final Random random;
  private final Set<String> sealed = new TreeSet<>();

  /**
   * A site.
   *
   * @param home project in which tickets are made
   * @param lag longest until a write shows in search
   * @param pages whether lists come in small pages
   */
  record Plan(String name, String home, Edition edition, Duration lag, boolean pages) {}

  JiraSide(Plan plan, InstantSource clock, Random random) {
    this.name = plan.name();
    this.home = plan.home();
    this.settings =
        plan.pages()
            ? Map.of("linkSummary", "all", "searchPage", SMALL_PAGE)
            : Map.of("linkSummary", "all");
    this.clock = clock;
    this.random = random;
    JiraOptions options = JiraOptions.usual().withSeed(random.nextLong()).withIndexLag(plan.lag());
    Edition edition = plan.edition();
    site = StandardJira.fill(new JiraSite(edition, clock, options), SECRET);
    simulator = edition == Edition.CLOUD ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
  }

  /** Jira in real time, whose search shows writes at once. */
  static JiraSide prompt(String name, Edition edition, Random random) {
    Plan plan = new Plan(name, "ENG", edition, Duration.ZERO, false);
    return new JiraSide(plan, InstantSource.system(), random);
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
  public Secret token() {
    return new Secret(SECRET);
  }

  @Override
  public Map<String, Object> settings() {
    return settings;
  }

  @Override
  public Optional<String> keyForPrivate() {
    return Optional.of("securedIssues");
  }

  @Override
  public int longest() {
    return 32_700;
  }

  @Override
  public Instant stamp() {
    return clock.instant();
  }

  @Override
  public String bridge() {
    return "bridge";
  }

  @Override
  public List<Shown> tickets() {
    return site.issues().stream().map(this::shown).toList();
  }

  @Override
  public Optional<Shown> ticket(String id) {
    return site.issue(id).map(this::shown);
  }

  private Shown shown(JiraIssue issue) {
    return new Shown(
        Long.toString(issue.id()),
        issue.origin().project(),
        new Shown.Fields(
            issue.text("summary"),
            issue.text("description"),
            issue.status(),
            priority(issue),
            labels(issue),
            assignee(issue)),
        issue.parts().comments().stream().map(JiraSide::said).toList(),
        issue.parts().attachments().stream()
            .map(
                f ->
                    new Shown.Filed(
                        Long.toString(f.id()),
                        f.author().name(),
                        f.file().name(),
                        new String(f.file().content(), StandardCharsets.UTF_8),
                        issue.origin().project().equals("HELP")))
            .toList(),
        linked(issue.id()),
        sealed.contains(Long.toString(issue.id())));
  }

  private List<String> linked(long id) {
    return site.links().stream()
        .filter(l -> l.source() == id || l.destination() == id)
        .map(l -> Long.toString(l.source() == id ? l.destination() : l.source()))
        .toList();
  }

  private static Shown.Said said(JiraComment comment) {
    boolean internal = comment.internal() || comment.extras().visibility() != null;
    return new Shown.Said(
        Long.toString(comment.id()), comment.author().name(), comment.text(), internal);
  }

  private String assignee(JiraIssue issue) {
    var value = issue.values().get("assignee");
    String id = value == null || value.isNull() ? "" : value.asText();
    return Stream.concat(Stream.of(bridge()), ASSIGNABLE.stream())
        .filter(name -> site.user(name).id().equals(id))
        .findFirst()
        .orElse(id);
  }

  private static String priority(JiraIssue issue) {
    var value = issue.values().get("priority");
    return value == null || value.asText().isEmpty()
        ? ""
        : PRIORITIES.get(Integer.parseInt(value.asText()) - 1);
  }

  private static Set<String> labels(JiraIssue issue) {
    Set<String> labels = new TreeSet<>();
    var value = issue.values().get("labels");
    if (value != null) {
      value.forEach(l -> labels.add(l.asText()));
    }
    return labels;
  }

  private JiraPerson someone() {
    return site.as(ASSIGNABLE.get(random.nextInt(3)));
  }

  @Override
  public String assign(String id, Random dice) {
    int pick = dice.nextInt(ASSIGNABLE.size() + 1);
    String name = pick < ASSIGNABLE.size() ? ASSIGNABLE.get(pick) : "";
    someone().edit(id, "assignee", name.isEmpty() ? null : name);
    return name.isEmpty() ? "nobody" : name;
  }

  @Override
  public String create(String title, String description) {
    String type = home.equals("HELP") ? "Incident" : "Bug";
    String key = someone().create(home, type, Map.of("summary", title, "description", description));
    return Long.toString(site.issue(key).orElseThrow().id());
  }

  @Override
  public void title(String id, String text) {
    someone().edit(id, "summary", text);
  }

  @Override
  public void description(String id, String text) {
    someone().edit(id, "description", text);
  }

  @Override
  public String priority(String id, Random dice) {
    String word = PRIORITIES.get(dice.nextInt(PRIORITIES.size()));
    someone().edit(id, "priority", word);
    return word;
  }

  @Override
  public Optional<String> status(String id, Random dice) {
    List<String> ways = new ArrayList<>(STATUSES);
    Collections.shuffle(ways, dice);
    return ways.stream()
        .filter(s -> step(id, s, Map.of()) || step(id, s, Map.of("resolution", "Done")))
        .findFirst();
  }

  private boolean step(String id, String status, Map<String, ?> screen) {
    try {
      someone().transition(id, status, screen);
      return true;
    } catch (IllegalArgumentException noWay) {
      return false;
    }
  }

  @Override
  public void label(String id, String label, boolean on) {
    Set<String> labels = labels(site.issue(id).orElseThrow());
    if (on) {
      labels.add(label);
    } else {
      labels.remove(label);
    }
    someone().edit(id, "labels", labels);
  }

  @Override
  public String say(String id, String text, boolean internal) {
    if (!internal) {
      return Long.toString(someone().comment(id, text));
    }
    boolean desk = site.issue(id).orElseThrow().origin().project().equals("HELP");
    return Long.toString(
        desk ? someone().internalNote(id, text) : someone().restrictedComment(id, text, INSIDERS));
  }

  @Override
  public void edit(String id, String commentId, String text) {
    someone().editComment(Long.parseLong(commentId), text);
  }

  @Override
  public void unsay(String id, String commentId) {
    someone().deleteComment(Long.parseLong(commentId));
  }

  @Override
  public void hide(String id, String commentId, boolean hidden) {
    someone().hideComment(Long.parseLong(commentId), hidden, INSIDERS);
  }

  @Override
  public String link(String id, String other, Random dice) {
    String type = LINKS.get(dice.nextInt(LINKS.size()));
    someone().link(id, type, other);
    return type;
  }

  @Override
  public void unlink(String id, String other) {
    someone().unlink(id, other);
  }

  @Override
  public boolean seal(String id, boolean hidden) {
    someone().secure(id, hidden ? "Insiders" : "");
    if (hidden) {
      sealed.add(id);
    } else {
      sealed.remove(id);
    }
    return true;
  }

  @Override
  public void detach(String id, String fileId) {
    someone().removeAttachment(Long.parseLong(fileId));
  }

  @Override
  public boolean attach(String id, String fileName, String content, boolean internal) {
    if (internal) {
      return false;
    }
    someone().attach(id, fileName, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    return true;
  }

  /** Nobody moves a ticket out of a service project: Jira would show its internal notes to all. */
  @Override
  public String move(String id) {
    boolean eng = site.issue(id).orElseThrow().origin().project().equals("ENG");
    return eng ? someone().move(id, "HELP", "Incident") : "nowhere";
  }

  @Override
  public void delete(String id) {
    someone().delete(id);
  }

  @Override
  public List<String> places() {
    return List.of("ENG", "HELP");
  }

  @Override
  public void shut(String place, boolean shut) {
    Set<Permission> rights =
        shut ? EnumSet.noneOf(Permission.class) : EnumSet.allOf(Permission.class);
    site.setup().permit("bridge", place, rights);
  }
}
