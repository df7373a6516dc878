package org.incidentbridge.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraComment;
import org.incidentbridge.testkit.sim.jira.JiraDcSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraPages;
import org.incidentbridge.testkit.sim.jira.JiraPerson;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.JiraVisibility;
import org.incidentbridge.testkit.sim.page.Browsable;

/** A simulated Jira, Cloud or Data Center. */
final class JiraPlace implements Place {

  private static final String BRIDGE = "bridge";
  private final String name;
  private final JiraSite site;
  private final String secret;
  private final CallCounter calls;
  private final CanaryWatch watch;
  private final SimServer server;

  private JiraPlace(String name, JiraSite site, String secret) {
    this.name = name;
    this.site = site;
    this.secret = secret;
    HttpSimulator simulator =
        site.edition() == Edition.CLOUD ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
    this.watch = new CanaryWatch(simulator);
    this.calls = new CallCounter(watch);
    Browsable browsable = new Browsable(calls, new JiraPages(name, site));
    this.server = SimServer.start(browsable, 0, Duration.ZERO);
  }

  /** What fills a site with projects and people. */
  interface Setup {
    void fill(JiraSite site, String secret);
  }

  static JiraPlace start(String name, Edition edition, DemoClock clock, Setup setup) {
    String secret = "demo-secret-of-" + name;
    JiraSite site = new JiraSite(edition, clock, JiraOptions.usual());
    setup.fill(site, secret);
    return new JiraPlace(name, site, secret);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String product() {
    return cloud() ? "Jira Cloud" : "Jira Data Center";
  }

  @Override
  public String url() {
    return server.url().toString().replaceAll("/$", "");
  }

  @Override
  public CallCounter calls() {
    return calls;
  }

  @Override
  public long leaks() {
    return watch.caught();
  }

  @Override
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put(name + ".url", url());
    for (Person person : Person.ALL) {
      if (knows(person)) {
        var user = site.user(person.login());
        facts.put(name + "." + person.login(), cloud() ? user.id() : user.name());
      }
    }
    if (name.equals("engineering")) {
      facts.put("engineering.severity", site.fieldId(JiraTeams.SEVERITY));
    }
    return facts;
  }

  @Override
  public String secret() {
    return secret;
  }

  private boolean cloud() {
    return site.edition() == Edition.CLOUD;
  }

  private boolean knows(Person person) {
    try {
      site.as(person.login());
      return true;
    } catch (IllegalArgumentException stranger) {
      return false;
    }
  }

  private JiraPerson as(Person who) {
    return site.as(who.login());
  }

  @Override
  public String report(Person who, Ticket ticket) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("summary", ticket.title());
    fields.put("description", cloud() ? ticket.text().adf() : ticket.text().wiki());
    fields.put("priority", ticket.traits().priority());
    fields.put("labels", ticket.traits().labels());
    ticket.traits().assignee().ifPresent(login -> fields.put("assignee", login));
    ticket.traits().due().ifPresent(day -> fields.put("duedate", day.toString()));
    return as(who).create(ticket.project(), ticket.type(), fields);
  }

  @Override
  public void comment(Person who, String key, Prose text) {
    as(who).comment(key, cloud() ? text.plain() : text.wiki());
  }

  @Override
  public void note(Person who, String key, String text) {
    boolean desk = key.startsWith("SD-");
    if (desk) {
      as(who).internalNote(key, text);
    } else {
      as(who).restrictedComment(key, text, new JiraVisibility("group", JiraTeams.GROUP));
    }
  }

  @Override
  public void attach(Person who, String key, Sample file) {
    as(who).attach(key, file.name(), file.mediaType(), file.content());
  }

  @Override
  public void edit(Person who, String key, String field, String value) {
    as(who).edit(key, field.equals("title") ? "summary" : field, value);
  }

  @Override
  public void move(Person who, String key, String status, String resolution) {
    as(who)
        .transition(
            key, status, resolution.isEmpty() ? Map.of() : Map.of("resolution", resolution));
  }

  @Override
  public void label(Person who, String key, String label) {
    List<String> labels = new ArrayList<>();
    JsonNode present = site.issue(key).orElseThrow().values().get("labels");
    if (present != null) {
      present.forEach(l -> labels.add(l.asText()));
    }
    labels.add(label);
    as(who).edit(key, "labels", labels);
  }

  @Override
  public void editComment(Person who, String key, long comment, String text) {
    as(who).editComment(comment, text);
  }

  @Override
  public void relate(Person who, String key, String other) {
    as(who).link(key, "Relates", other);
  }

  @Override
  public List<Seen> seen() {
    return site.issues().stream().map(this::seen).toList();
  }

  private Seen seen(JiraIssue issue) {
    JiraIssue.Parts parts = issue.parts();
    List<String> open = new ArrayList<>();
    issue.values().keySet().forEach(field -> open.add(issue.text(field)));
    parts.remoteLinks().forEach(link -> open.add(link.content().toString()));
    parts.properties().values().forEach(value -> open.add(value.toString()));
    parts.histories().forEach(line -> open.add(line.toString()));
    return new Seen(
        new Seen.At(name, issue.key(), issue.origin().project()),
        issue.origin().creator().name().equals(BRIDGE),
        new Seen.Face(issue.text("summary"), issue.status(), priority(issue)),
        parts.comments().stream().map(JiraPlace::said).toList(),
        parts.attachments().stream()
            .map(
                a ->
                    new Seen.Kept(
                        a.file().name(),
                        a.file().content(),
                        false,
                        a.author().name().equals(BRIDGE)))
            .toList(),
        open,
        List.of());
  }

  private static Seen.Said said(JiraComment comment) {
    boolean hidden = comment.internal() || comment.extras().visibility() != null;
    return new Seen.Said(
        comment.id(), comment.text(), hidden, comment.author().name().equals(BRIDGE));
  }

  /** Ids of priorities count from 1 in their order. */
  private String priority(JiraIssue issue) {
    List<String> names = cloud() ? Ticket.CLOUD : Ticket.DATA_CENTER;
    String id = issue.text("priority");
    return id.isEmpty() ? "" : names.get(Integer.parseInt(id) - 1);
  }

  @Override
  public void close() {
    server.close();
  }
}
