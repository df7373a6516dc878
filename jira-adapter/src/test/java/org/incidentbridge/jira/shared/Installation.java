package org.incidentbridge.jira.shared;

import java.util.Map;
import org.incidentbridge.spi.Secret;
import org.incidentbridge.testkit.sim.HttpSimulator;
import org.incidentbridge.testkit.sim.SimRequest;
import org.incidentbridge.testkit.sim.jira.Edition;
import org.incidentbridge.testkit.sim.jira.JiraCloudSimulator;
import org.incidentbridge.testkit.sim.jira.JiraDcSimulator;
import org.incidentbridge.testkit.sim.jira.JiraSite;

/** The simulated Jiras that there are to try things in. */
public enum Installation {
  CLOUD("cloud", Edition.CLOUD, "https://site.test", "/rest/api/3", "/search/jql"),
  DC("dc", Edition.DATA_CENTER, "https://jira.test", "/rest/api/2", "/search");

  private final String key;
  private final Edition edition;
  private final String url;
  private final String root;
  private final String search;

  Installation(String key, Edition edition, String url, String root, String search) {
    this.key = key;
    this.edition = edition;
    this.url = url;
    this.root = root;
    this.search = search;
  }

  /** What names it in the configuration. */
  String key() {
    return key;
  }

  Edition edition() {
    return edition;
  }

  String url() {
    return url;
  }

  Map<String, Object> login(Secret secret) {
    return this == CLOUD
        ? Map.of("email", "bridge@example.com", "token", secret)
        : Map.of("user", "bridge", "password", secret);
  }

  HttpSimulator simulator(JiraSite site) {
    return this == CLOUD ? new JiraCloudSimulator(site) : new JiraDcSimulator(site);
  }

  /** The other edition. */
  Installation other() {
    return this == CLOUD ? DC : CLOUD;
  }

  /** What it says of itself. */
  String serverInfo() {
    return this == CLOUD
        ? "{\"deploymentType\":\"Cloud\",\"version\":\"1001.0.0\",\"versionNumbers\":[1001,0,0]}"
        : "{\"deploymentType\":\"Server\",\"version\":\"10.3.1\"}";
  }

  /** More calls than it takes to look once for a ticket that was never made. */
  int fewCallsToSettle() {
    return this == CLOUD ? 6 : 25;
  }

  /** By what a person is known to the bridge. */
  String account(JiraSite site, String user) {
    return this == CLOUD ? site.user(user).id() : user;
  }

  /** A call as the counter names it. */
  String route(String method, String path) {
    return method + " " + root + path;
  }

  String searchRoute() {
    return route("POST", search);
  }

  boolean isSearch(SimRequest request) {
    return request.path().endsWith(search);
  }
}
