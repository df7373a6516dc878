package org.incidentbridge.benchmarks;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraDcSimulator;
import org.incidentbridge.testkit.sim.jira.JiraLimits;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.StandardJira;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;
import org.incidentbridge.testkit.sim.rt.RtOptions;
import org.incidentbridge.testkit.sim.rt.RtRight;
import org.incidentbridge.testkit.sim.rt.RtSimulator;
import org.incidentbridge.testkit.sim.zendesk.ZendeskLimits;
import org.incidentbridge.testkit.sim.zendesk.ZendeskOptions;
import org.incidentbridge.testkit.sim.zendesk.ZendeskSimulator;

/** The trackers that call out. */
final class Ends {

  private static final String TOKEN = "token-of-a-simulator";
  private static final String DETAILS = "It does not work.";

  private Ends() {}

  private static Map<String, String> announced(InstantSource clock) {
    return Map.of(
        "X-Bridge-Timestamp",
        "" + clock.instant().getEpochSecond(),
        "X-Bridge-Delivery",
        UUID.randomUUID().toString());
  }

  private static String announcement(String ticket) {
    return "{\"event\":\"changed\",\"ids\":[\"%s\"],\"last\":1}".formatted(ticket);
  }

  /** Jira, in the cloud or in a data center. */
  record Jira(Edition edition, JiraSite site, HttpSimulator simulator, InstantSource clock)
      implements End {

    static Jira cloud(InstantSource clock) {
      JiraSite site = site(Edition.CLOUD, clock);
      return new Jira(Edition.CLOUD, site, new JiraCloudSimulator(site), clock);
    }

    static Jira dataCenter(InstantSource clock) {
      JiraSite site = site(Edition.DATA_CENTER, clock);
      return new Jira(Edition.DATA_CENTER, site, new JiraDcSimulator(site), clock);
    }

    private static JiraSite site(Edition edition, InstantSource clock) {
      var options = JiraOptions.usual().withLimits(JiraLimits.unlimited());
      return StandardJira.fill(new JiraSite(edition, clock, options), TOKEN);
    }

    @Override
    public String title() {
      return edition == Edition.CLOUD ? "Jira Cloud" : "Jira Data Center";
    }

    @Override
    public String yaml(String name, String url) {
      String login =
          edition == Edition.CLOUD
              ? "edition: cloud, auth: { email: bridge@example.com, token: \"%s\" }"
              : "edition: dc, auth: { token: \"%s\" }";
      return """
          %s: { type: jira, %s, url: "%s", projects: [ENG], poll: 1h, sweep: 0s, webhook: { insecure: true },
            vocabulary: { status: { new: [Backlog], in-progress: [In Progress, Selected, In Review], Waiting: waiting-on-customer,
              Done: resolved, Cancelled: closed } } }
        """
          .formatted(name, login.formatted(TOKEN), url);
    }

    @Override
    public String creates() {
      return "{ project: ENG, issueType: Bug }";
    }

    @Override
    public String report(String title) {
      String key = site.as("alice").create("ENG", "Bug", title);
      return site.issues().stream()
          .filter(issue -> issue.key().equals(key))
          .map(issue -> "" + issue.id())
          .findFirst()
          .orElseThrow();
    }

    @Override
    public void say(String ticket, String text) {
      site.as("alice").comment(ticket, text);
    }

    @Override
    public String call(String ticket) {
      return "{\"timestamp\":%d,\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"%s\"}}"
          .formatted(clock.millis(), ticket);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of();
    }
  }

  /** MantisBT with the plugin. */
  record Mantis(MantisSimulator simulator, int project, InstantSource clock) implements End {

    static Mantis with(InstantSource clock) {
      var mantis = new MantisSimulator(clock, MantisOptions.usual());
      mantis.admin().addUser("ada", AccessLevel.DEVELOPER);
      return new Mantis(mantis, mantis.admin().addProject("Support"), clock);
    }

    @Override
    public String title() {
      return "MantisBT";
    }

    @Override
    public String yaml(String name, String url) {
      return """
          %s: { type: mantis, url: "%s", auth: { token: "%s" }, projects: [Support], poll: 1h, sweep: 0s,
            webhook: { insecure: true } }
        """
          .formatted(name, url, simulator.bridgeToken());
    }

    @Override
    public String creates() {
      return "{ project: Support, category: General }";
    }

    @Override
    public String report(String title) {
      return "" + simulator.as("ada").report(project, title, DETAILS);
    }

    @Override
    public void say(String ticket, String text) {
      simulator.as("ada").note(Integer.parseInt(ticket), text);
    }

    @Override
    public String call(String ticket) {
      return announcement(ticket);
    }

    @Override
    public Map<String, String> headers() {
      return announced(clock);
    }
  }

  /** Request Tracker with a scrip. */
  record Rt(RtSimulator simulator, InstantSource clock) implements End {

    static Rt with(InstantSource clock) {
      var rt = new RtSimulator(clock, RtOptions.usual());
      rt.admin().addUser("ada", "Ada Example", "ada@example.com");
      rt.admin().addRequestor("ann@customer.example", "ann@customer.example");
      rt.admin().grant("ada", rt.admin().addQueue("help-desk"), RtRight.staff());
      return new Rt(rt, clock);
    }

    @Override
    public String title() {
      return "Request Tracker";
    }

    @Override
    public String yaml(String name, String url) {
      return """
          %s: { type: rt, url: "%s", auth: { token: "%s" }, queues: [help-desk], poll: 1h, sweep: 0s, webhook: { insecure: true },
            vocabulary: { status: { new: new, open: in-progress, stalled: waiting-on-customer, resolved: resolved, rejected: closed } } }
        """
          .formatted(name, url, simulator.bridgeToken());
    }

    @Override
    public String creates() {
      return "{ queue: help-desk }";
    }

    @Override
    public String report(String title) {
      var people = List.of("ann@customer.example");
      return "" + simulator.as("ada").report("help-desk", title, DETAILS, people);
    }

    @Override
    public void say(String ticket, String text) {
      simulator.as("ada").correspond(Integer.parseInt(ticket), text);
    }

    @Override
    public String call(String ticket) {
      return announcement(ticket);
    }

    @Override
    public Map<String, String> headers() {
      return announced(clock);
    }
  }

  /** Zendesk. */
  record Zendesk(ZendeskSimulator simulator, InstantSource clock) implements End {

    static Zendesk with(InstantSource clock) {
      var options = ZendeskOptions.usual().withLimits(ZendeskLimits.untimed());
      var zendesk = new ZendeskSimulator(clock, options);
      zendesk.admin().addAgent("ada");
      zendesk.admin().addCustomer("ann", "ann@customer.example");
      return new Zendesk(zendesk, clock);
    }

    @Override
    public String title() {
      return "Zendesk";
    }

    @Override
    public String yaml(String name, String url) {
      return """
          %s: { type: zendesk, url: "%s", auth: { token: "%s" }, groups: [Support], poll: 1h, sweep: 0s, webhook: { insecure: true },
            vocabulary: { status: { new: new, in-progress: [open, hold], pending: waiting-on-customer, solved: resolved, closed: closed } } }
        """
          .formatted(name, url, simulator.bridgeToken());
    }

    @Override
    public String creates() {
      return "{ group: Support }";
    }

    @Override
    public String report(String title) {
      long id = simulator.as("ann").report(title, DETAILS);
      simulator.as("ada").route(id, "Support");
      return "" + id;
    }

    @Override
    public void say(String ticket, String text) {
      simulator.as("ada").comment(Long.parseLong(ticket), text);
    }

    @Override
    public String call(String ticket) {
      return "{\"ticket_id\":\"%s\"}".formatted(ticket);
    }

    @Override
    public Map<String, String> headers() {
      return Map.of("X-Zendesk-Webhook-Signature-Timestamp", clock.instant().toString());
    }
  }
}
