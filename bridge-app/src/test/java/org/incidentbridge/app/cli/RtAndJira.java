package org.incidentbridge.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.FaultyHttp;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.StandardJira;
import org.incidentbridge.testkit.sim.rt.RtFieldType;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;
import org.incidentbridge.testkit.sim.rt.RtTicketView;

/** A help desk in Request Tracker and a Jira Cloud behind real HTTP, with a clock of their own. */
final class RtAndJira implements AutoCloseable {

  private static final String SECRET = "open-sesame";

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final RtSimulator rt = new RtSimulator(now::get, RtOptions.usual().withSeed(5));
  final JiraSite jira =
      StandardJira.fill(
          new JiraSite(Edition.CLOUD, now::get, JiraOptions.usual().withSeed(5)), SECRET);
  final int queue;
  private volatile FaultPlan faults = FaultPlan.none();
  private final SimServer rtServer = SimServer.start(new FaultyHttp(rt, r -> faults.faultFor(r)));
  private final SimServer jiraServer = SimServer.start(new JiraCloudSimulator(jira));
  private String token = rt.bridgeToken();
  private String rtKey = "";

  RtAndJira() {
    rt.admin().addUser("alice", "Alice Example", "alice@example.com");
    rt.admin().addRequestor("ann@customer.example", "ann@customer.example");
    queue = rt.admin().addQueue("help-desk");
    rt.admin().grant("alice", queue, RtRight.staff());
    rt.admin().grantEverywhere("bridge", Set.of(RtRight.SEE_CUSTOM_FIELD));
    rt.admin().addField("Service", RtFieldType.SELECT_SINGLE, "mail", "wiki");
  }

  /** From now on this goes wrong with calls to RT. */
  void breaking(FaultPlan plan) {
    faults = plan;
  }

  /** The configuration has this token of RT. */
  RtAndJira withToken(String other) {
    token = other;
    return this;
  }

  /** One more line for RT. */
  RtAndJira withRt(String line) {
    rtKey = line;
    return this;
  }

  /** A customer asks; the ticket's number. */
  int ask(String subject) {
    return rt.as("alice")
        .report("help-desk", subject, "It does not work.", List.of("ann@customer.example"));
  }

  RtTicketView ticket(int id) {
    return rt.inspect().ticket(id);
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
        help:
          type: rt
          url: %s
          auth: { token: "%s" }
          queues: [help-desk]
          settleWindow: 1s
          %s
          vocabulary:
            fields: { service: "custom:Service" }
            status: { new: new, open: in-progress, stalled: waiting-on-customer, resolved: resolved, rejected: closed }
            priority: { "80": urgent, "60": high, "40": normal, "20": low, "0": none }
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
          from: help
          to: engineering
          create: { project: ENG, issueType: Bug }
          share: { comments: public, internalNotes: as-internal, attachments: true }
          fields: { description: help, status: latest, priority: latest, assignee: none, service: none, resolution: none }
      engine: { settle: 0s, retry: { attempts: 5, first: 1s, max: 1s } }
      """
        .formatted(rtServer.url(), token, rtKey, jiraServer.url(), SECRET);
  }

  @Override
  public void close() {
    rtServer.close();
    jiraServer.close();
  }
}
