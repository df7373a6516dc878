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
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraIssue;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.StandardJira;
import org.incidentbridge.testkit.sim.zendesk.FieldType;
import org.incidentbridge.testkit.sim.zendesk.TicketView;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;

/** Support in Zendesk and a Jira Cloud behind real HTTP, with a clock of their own. */
final class ZendeskAndJira implements AutoCloseable {

  private static final String SECRET = "open-sesame";

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  final ZendeskSimulator zendesk =
      new ZendeskSimulator(now::get, ZendeskOptions.usual().withLimits(ZendeskLimits.untimed()));
  final JiraSite jira =
      StandardJira.fill(
          new JiraSite(Edition.CLOUD, now::get, JiraOptions.usual().withSeed(5)), SECRET);
  private volatile FaultPlan faults = FaultPlan.none();
  private final SimServer zendeskServer =
      SimServer.start(new FaultyHttp(zendesk, r -> faults.faultFor(r)));
  private final SimServer jiraServer = SimServer.start(new JiraCloudSimulator(jira));
  private String token = zendesk.bridgeToken();
  private String zendeskKey = "";

  ZendeskAndJira() {
    zendesk.admin().addAgent("alice");
    zendesk.admin().addCustomer("ann", "ann@customer.example");
    zendesk.admin().addField("Service", FieldType.TAGGER, "mail", "wiki");
  }

  /** From now on this goes wrong with calls to Zendesk. */
  void breaking(FaultPlan plan) {
    faults = plan;
  }

  /** The configuration has this token of Zendesk. */
  ZendeskAndJira withToken(String other) {
    token = other;
    return this;
  }

  /** One more line for Zendesk. */
  ZendeskAndJira withZendesk(String line) {
    zendeskKey = line;
    return this;
  }

  /** A customer asks; the ticket's number. */
  long ask(String subject) {
    long id = zendesk.as("ann").report(subject, "It does not work.");
    zendesk.as("alice").route(id, "Support");
    return id;
  }

  TicketView ticket(long id) {
    return zendesk.inspect().ticket(id);
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
        support:
          type: zendesk
          url: %s
          auth: { token: "%s" }
          groups: [Support]
          settleWindow: 1s
          limits: { calls: [10000/1s], writes: [10000/1s], ticketWrites: [10000/1s] }
          %s
          vocabulary:
            fields: { service: "custom:Service" }
            status: { new: new, in-progress: [open, hold], pending: waiting-on-customer, solved: resolved, closed: closed }
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
            priority: { Highest: urgent, High: high, Medium: normal, Low: low }
      routes:
        - name: bugs
          from: support
          to: engineering
          create: { project: ENG, issueType: Bug }
          share: { comments: public, internalNotes: as-internal, attachments: true }
          fields: { description: support, status: latest, priority: latest, assignee: none, service: none, resolution: none }
      engine: { settle: 1s, retry: { attempts: 5, first: 1s, max: 1s } }
      """
        .formatted(zendeskServer.url(), token, zendeskKey, jiraServer.url(), SECRET);
  }

  @Override
  public void close() {
    zendeskServer.close();
    jiraServer.close();
  }
}
