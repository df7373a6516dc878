package org.incidentbridge.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.incidentbridge.testkit.sim.FaultPlan;
import org.incidentbridge.testkit.sim.FaultyHttp;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimServer;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.StandardJira;
import org.incidentbridge.testkit.sim.mantis.AccessLevel;
import org.incidentbridge.testkit.sim.mantis.MantisOptions;
import org.incidentbridge.testkit.sim.mantis.MantisSimulator;

/** A MantisBT and a Jira Cloud behind real HTTP, with a clock of their own. */
final class TwoTrackers implements AutoCloseable {

  private static final String SECRET = "open-sesame";

  /** What time it is in both. */
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  final MantisSimulator mantis = new MantisSimulator(now::get, MantisOptions.usual().withSeed(5));
  final JiraSite jira =
      StandardJira.fill(
          new JiraSite(Edition.CLOUD, now::get, JiraOptions.usual().withSeed(5)), SECRET);
  final int project;
  private final Map<String, HttpSimulator> plugins = new ConcurrentHashMap<>();
  private final SimServer mantisServer =
      SimServer.start(r -> plugins.getOrDefault(r.path(), mantis).handle(r));
  private volatile FaultPlan faults = FaultPlan.none();
  private final SimServer jiraServer =
      SimServer.start(new FaultyHttp(new JiraCloudSimulator(jira), r -> faults.faultFor(r)));
  private String mantisKey = "";
  private String jiraKey = "";
  private String asked = "";
  private String read = "ENG";
  private String direction =
      "from: helpdesk\n    to: engineering\n    create: { project: ENG, type: Bug }";

  TwoTrackers() {
    mantis.admin().addUser("alice", AccessLevel.DEVELOPER);
    mantis.admin().describeUser("alice", "Alice Example", "alice@example.com");
    project = mantis.admin().addProject("Help Desk");
  }

  /** One more key for both trackers, such as {@code since: 2026-01-01}. */
  TwoTrackers with(String key) {
    mantisKey = key;
    jiraKey = key;
    return this;
  }

  /** A plugin answers on one of MantisBT's routes. */
  void plugIn(String route, HttpSimulator plugin) {
    plugins.put(route, plugin);
  }

  /** One more key for MantisBT. */
  TwoTrackers withMantis(String key) {
    mantisKey = key;
    return this;
  }

  /** From now on this goes wrong with calls to Jira. */
  void breaking(FaultPlan plan) {
    faults = plan;
  }

  /** Tickets come from Jira instead. */
  TwoTrackers turnedRound() {
    direction =
        "from: engineering\n    to: helpdesk\n    create: { project: Help Desk, category: General }";
    return this;
  }

  /** This project of Jira is read in place of the other one. */
  TwoTrackers reading(String project) {
    read = project;
    return this;
  }

  /** Mirrors in Jira are of this type. */
  TwoTrackers making(String type) {
    direction = direction.replace("Bug", type);
    return this;
  }

  /** People decide where both sides changed this field. */
  TwoTrackers asking(String field) {
    asked = ", " + field + ": ask";
    return this;
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
        helpdesk:
          type: mantis
          url: %s
          auth: { token: "%s" }
          projects: [Help Desk]
          %s
        engineering:
          type: jira
          edition: cloud
          url: %s
          auth: { email: bridge@example.com, token: "%s" }
          projects: [%s]
          resolution: Done
          settleWindow: 1s
          %s
          vocabulary:
            status:
              new: [Backlog]
              in-progress: [In Progress, Selected, In Review]
              Done: resolved
              Cancelled: closed
            priority: { Highest: urgent, High: high, Medium: normal, Low: low, Lowest: none }
      routes:
        - name: between
          %s
          fields: { status: none, resolution: none%s }
      engine: { settle: 0s }
      """
        .formatted(
            mantisServer.url(),
            mantis.bridgeToken(),
            mantisKey,
            jiraServer.url(),
            SECRET,
            read,
            jiraKey,
            direction,
            asked);
  }

  /** Somebody reports an issue in MantisBT. */
  int report(String title) {
    return mantis.as("alice").report(project, title, "It does not work.");
  }

  @Override
  public void close() {
    mantisServer.close();
    jiraServer.close();
  }
}
