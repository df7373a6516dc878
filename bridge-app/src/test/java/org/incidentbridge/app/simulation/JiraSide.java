package org.incidentbridge.app.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
  private static final JiraVisibility INSIDERS = new JiraVisibility("group", "jira-users");

  private final String name;
  private final String home;
  private final JiraSite site;
  private final HttpSimulator simulator;
  private final Random random;

  JiraSide(String name, String home, Edition edition, InstantSource clock, Random random) {
    this(name, home, edition, clock, random, Duration.ofSeconds(random.nextInt(25)));
  }

  private JiraSide(
      String name, String home, Edition edition, InstantSource clock, Random random, Duration lag) {
    this.name = name;
    this.home = home;
    this.random = random;
    JiraOptions options = JiraOptions.usual().withSeed(random.nextLong()).withIndexLag(lag);
    site = StandardJira.fill(new JiraSite(edition, clock, options), SECRET);
    simulator = edition == Edition.CLOUD ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
  }

  /** Jira Cloud in real time, whose search shows writes at once. */
  static JiraSide prompt(String name, Random random) {
    return new JiraSide(name, "ENG", Edition.CLOUD, InstantSource.system(), random, Duration.ZERO);
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
            labels(issue)),
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
            .toList());
  }

  private static Shown.Said said(JiraComment comment) {
    boolean internal = comment.internal() || comment.extras().visibility() != null;
    return new Shown.Said(
        Long.toString(comment.id()), comment.author().name(), comment.text(), internal);
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
    return site.as(List.of("alice", "bob", "carol").get(random.nextInt(3)));
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
