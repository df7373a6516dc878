package org.incidentbridge.testkit.sim.jira;

/** Which Jira a site plays: both keep the same things and speak differently. */
public enum Edition {
  CLOUD("/rest/api/3"),
  DATA_CENTER("/rest/api/2");

  private final String api;

  Edition(String api) {
    this.api = api;
  }

  String api() {
    return api;
  }

  boolean cloud() {
    return this == CLOUD;
  }
}
