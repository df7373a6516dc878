package org.incidentbridge.jira.cloud;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.incidentbridge.http.ClockDifference;
import org.incidentbridge.http.Reply;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraProbe;
import org.incidentbridge.jira.shared.SiteChecks;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at the site as a whole. */
final class CloudChecks implements SiteChecks {

  private final Connection jira;
  private final JiraLogin login;

  CloudChecks(Connection jira, JiraLogin login) {
    this.jira = jira;
    this.login = login;
  }

  @Override
  public List<Finding> reachability() {
    Instant sent = jira.clock().instant();
    Reply<JiraWire.ServerInfo> reply = jira.calls().reply(jira.meta().serverInfo());
    Optional<ClockDifference> clock =
        ClockDifference.of(reply.headers(), sent, jira.clock().instant());
    List<Finding> findings = new ArrayList<>();
    findings.add(edition(reply.body().map(JiraWire.ServerInfo::deploymentType).orElse("")));
    clock.ifPresent(difference -> findings.add(JiraProbe.clock(difference)));
    return findings;
  }

  private Finding edition(String deployment) {
    return deployment.equalsIgnoreCase("Cloud")
        ? JiraProbe.good("reachability", jira.http().baseUrl() + " answers and is Jira Cloud")
        : JiraProbe.bad(
            "reachability",
            jira.http().baseUrl() + " is not Jira Cloud but '" + deployment + "'",
            "Set edition: dc");
  }

  @Override
  public List<Finding> login() {
    return login.findings();
  }
}
