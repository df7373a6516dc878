package org.incidentbridge.jira.dc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import org.incidentbridge.http.ClockDifference;
import org.incidentbridge.http.Reply;
import org.incidentbridge.jira.shared.JiraLogin;
import org.incidentbridge.jira.shared.JiraProbe;
import org.incidentbridge.jira.shared.SiteChecks;
import org.incidentbridge.jira.shared.SiteFacts;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at a Jira as a whole. */
final class DcChecks implements SiteChecks {

  private static final int OLDEST_MAJOR = 8;
  private static final int OLDEST_WITH_TOKENS = 14;

  private final Connection jira;
  private final boolean token;
  private final JiraLogin login;

  /**
   * Checks.
   *
   * @param token whether the bridge logs in with a personal access token
   */
  DcChecks(Connection jira, boolean token, JiraLogin login) {
    this.jira = jira;
    this.token = token;
    this.login = login;
  }

  @Override
  public List<Finding> reachability() {
    Instant sent = jira.clock().instant();
    Request request = new Request.Builder().url(jira.rest().at("serverInfo").build()).build();
    Reply<JsonNode> reply = jira.rest().send(request);
    Optional<ClockDifference> clock =
        ClockDifference.of(reply.headers(), sent, jira.clock().instant());
    List<Finding> findings = new ArrayList<>();
    reply
        .body()
        .ifPresent(
            info -> {
              findings.add(edition(info));
              findings.add(version(info));
            });
    clock.ifPresent(difference -> findings.add(JiraProbe.clock(difference)));
    if (findings.isEmpty()) {
      findings.add(
          JiraProbe.bad(
              "reachability",
              jira.http().baseUrl() + " answers, but not as Jira does",
              "Check that url is Jira's root, with its context path if it has one"));
    }
    return findings;
  }

  private Finding edition(JsonNode info) {
    String deployment = info.path("deploymentType").asText("Server");
    return deployment.equalsIgnoreCase("Cloud")
        ? JiraProbe.bad(
            "reachability", jira.http().baseUrl() + " is Jira Cloud", "Set edition: cloud")
        : JiraProbe.good(
            "reachability", jira.http().baseUrl() + " answers and is Jira Data Center or Server");
  }

  private Finding version(JsonNode info) {
    String version = info.path("version").asText("unknown");
    int major = info.path("versionNumbers").path(0).asInt(0);
    int minor = info.path("versionNumbers").path(1).asInt(0);
    boolean tokens = major > OLDEST_MAJOR || (major == OLDEST_MAJOR && minor >= OLDEST_WITH_TOKENS);
    if (token && !tokens) {
      return JiraProbe.bad(
          "version",
          "Jira " + version + " has no personal access tokens, which came with 8.14",
          "Name user and password under auth, or upgrade Jira");
    }
    return major >= OLDEST_MAJOR
        ? JiraProbe.good("version", "Jira " + version)
        : JiraProbe.doubtful(
            "version",
            "Jira " + version + " is older than the versions the bridge is made for",
            "Upgrade to a supported Jira, 9.12 or newer");
  }

  /** Here a history tells names and no ids. */
  @Override
  public List<Finding> histories(List<SiteFacts.Field> twins) {
    return twins.stream()
        .map(
            field ->
                JiraProbe.doubtful(
                    "history",
                    "several custom fields are called '"
                        + field.name()
                        + "', and the history of issues does not say which of them changed: of "
                        + field.id()
                        + " clocks see only what each poll sees",
                    "Give one of them another name in Jira"))
        .toList();
  }

  @Override
  public List<Finding> login() {
    return login.findings();
  }
}
