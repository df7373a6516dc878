package org.incidentbridge.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.FaultyHttp;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.StandardJira;

/** A help desk and a Jira Cloud behind real HTTP, with a clock of their own. */
abstract class DeskAndJira implements AutoCloseable {

  private static final String SECRET = "open-sesame";

  final AtomicReference<Instant> now;
  final JiraSite jira;
  private volatile FaultPlan faults = FaultPlan.none();
  private final SimServer deskServer;
  private final SimServer jiraServer;
  private final String name;
  private String token;
  private String route;

  /**
   * Starts both.
   *
   * @param now what time it is in both
   * @param name of the desk in the configuration
   * @param token with which the bridge may speak to the desk
   */
  DeskAndJira(AtomicReference<Instant> now, String name, HttpSimulator desk, String token) {
    this.now = now;
    this.name = name;
    this.token = token;
    this.route = route(name, "engineering", "project: ENG, issueType: Bug");
    this.jira =
        StandardJira.fill(
            new JiraSite(Edition.CLOUD, now::get, JiraOptions.usual().withSeed(5)), SECRET);
    this.deskServer = SimServer.start(new FaultyHttp(desk, r -> faults.faultFor(r)));
    this.jiraServer = SimServer.start(new JiraCloudSimulator(jira));
  }

  /** The desk's kind, and what is read there. */
  abstract String head();

  /** What the desk calls things. */
  abstract String vocabulary();

  /** Incidents begin in Jira, and the tickets of the desk are made so. */
  void fromJira(String create) {
    route = route("engineering", name, create);
  }

  private static String route(String from, String to, String create) {
    return "from: %s%n    to: %s%n    create: { %s }".formatted(from, to, create);
  }

  /** From now on this goes wrong with calls to the desk. */
  void breaking(FaultPlan plan) {
    faults = plan;
  }

  /** The configuration has this token of the desk; then the file is written. */
  Path configuration(Path dir, String other) {
    token = other;
    return configuration(dir);
  }

  List<JiraIssue> mirrors() {
    return jira.issues();
  }

  /** Time passes, the bridge runs once, and time passes again. */
  Answer sync(Path file) {
    wait(Duration.ofMinutes(5));
    Answer answer = Answer.to(Small.on(file, "sync"));
    wait(Duration.ofMinutes(5));
    return answer;
  }

  private void wait(Duration time) {
    now.updateAndGet(then -> then.plus(time));
  }

  /** Writes the configuration. */
  Path configuration(Path dir) {
    try {
      return Files.writeString(dir.resolve("bridge.yaml"), yaml());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String yaml() {
    return """
      trackers:
        %s:
      %s
          url: %s
          auth: { token: "%s" }
          settleWindow: 1s
          vocabulary:
      %s
        engineering:
          type: jira
          edition: cloud
          url: %s
          auth: { email: bridge@example.com, token: "%s" }
          projects: [ENG]
          resolution: Done
          settleWindow: 1s
          internal: { group: jira-users }
          vocabulary:
            status:
              new: [Backlog]
              in-progress: [In Progress, Selected]
              In Review: waiting-on-customer
              Done: resolved
              Cancelled: closed
            priority: { Highest: urgent, High: high, Medium: normal, Low: low, Lowest: none }
      routes:
        - name: bugs
          %s
          share: { comments: public, internalNotes: as-internal, attachments: true }
          fields: { description: origin, status: latest, priority: latest, assignee: none, service: none, resolution: none }
      engine: { settle: 1s, retry: { attempts: 5, first: 1s, max: 1s } }
      """
        .formatted(
            name,
            head().indent(4).stripTrailing(),
            deskServer.url(),
            token,
            vocabulary().indent(6).stripTrailing(),
            jiraServer.url(),
            SECRET,
            route);
  }

  @Override
  public void close() {
    deskServer.close();
    jiraServer.close();
  }
}
