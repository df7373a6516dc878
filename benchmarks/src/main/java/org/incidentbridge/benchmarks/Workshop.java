package org.incidentbridge.benchmarks;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.incidentbridge.testkit.sim.CallCounter;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraLimits;
import org.incidentbridge.testkit.sim.jira.JiraOptions;
import org.incidentbridge.testkit.sim.jira.JiraPerson;
import org.incidentbridge.testkit.sim.jira.JiraSite;
import org.incidentbridge.testkit.sim.jira.StandardJira;

/** The simulated Jira Cloud in which engineers work on the mirrors. */
final class Workshop {

  static final String TOKEN = "token-of-a-simulator";

  private final JiraSite site;
  private final TimedSimulator timed;
  private final CallCounter calls;

  Workshop(InstantSource clock) {
    JiraOptions options = JiraOptions.usual().withLimits(JiraLimits.unlimited());
    site = StandardJira.fill(new JiraSite(Edition.CLOUD, clock, options), TOKEN);
    timed = new TimedSimulator(new JiraCloudSimulator(site));
    calls = new CallCounter(timed);
  }

  CallCounter calls() {
    return calls;
  }

  TimedSimulator timed() {
    return timed;
  }

  JiraPerson alice() {
    return site.as("alice");
  }

  /** Makes issues of one line. */
  void createBriefly(int count) {
    alice().createMany("ENG", "Bug", count, i -> Map.of("summary", Prose.title(i)));
  }

  /** All issues by number. */
  List<String> ids() {
    return site.issues().stream().map(issue -> Long.toString(issue.id())).toList();
  }

  /** How many issues there are. */
  int count() {
    return site.size();
  }
}
