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
  CLOUD("cloud", Edition.CLOUD, "https://site.test", "/rest/api/3", "/search/jql") {

    @Override
    Map<String, Object> login(Secret secret) {
      return Map.of("email", "bridge@example.com", "token", secret);
    }

    @Override
    HttpSimulator simulator(JiraSite site) {
      return new JiraCloudSimulator(site);
    }

    @Override
    Installation other() {
      return DC;
    }

    @Override
    String serverInfo() {
      return "{\"deploymentType\":\"Cloud\",\"version\":\"1001.0.0\",\"versionNumbers\":[1001,0,0]}";
    }

    @Override
    String openComment(String id) {
      return "{\"id\":\"" + id + "\",\"jsdPublic\":true}";
    }

    @Override
    String account(JiraSite site, String user) {
      return site.user(user).id();
    }

    @Override
    int fewCallsToSettle() {
      return 6;
    }
  },

  DC("dc", Edition.DATA_CENTER, "https://jira.test", "/rest/api/2", "/search") {

    @Override
    Map<String, Object> login(Secret secret) {
      return Map.of("user", "bridge", "password", secret);
    }

    @Override
    HttpSimulator simulator(JiraSite site) {
      return new JiraDcSimulator(site);
    }

    @Override
    Installation other() {
      return CLOUD;
    }

    @Override
    String serverInfo() {
      return "{\"deploymentType\":\"Server\",\"version\":\"10.3.1\"}";
    }

    @Override
    String openComment(String id) {
      return "{\"id\":\"" + id + "\"}";
    }

    @Override
    String account(JiraSite site, String user) {
      return user;
    }

    @Override
    int fewCallsToSettle() {
      return 25;
    }
  };

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

  /** The block {@code auth}. */
  abstract Map<String, Object> login(Secret secret);

  abstract HttpSimulator simulator(JiraSite site);

  /** One of another edition. */
  abstract Installation other();

  /** What it says of itself. */
  abstract String serverInfo();

  /** What it answers to a comment that everybody may read. */
  abstract String openComment(String id);

  /** By what a person is known to the bridge. */
  abstract String account(JiraSite site, String user);

  /** More calls than it takes to look once for a ticket that was never made. */
  abstract int fewCallsToSettle();

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
