package org.incidentbridge.jira.shared;

import org.incidentbridge.testkit.contract.TrackerHarness;

/** Where the contracts of all trackers are held against a Jira. */
enum Place {
  CLOUD_SERVICE_PROJECT(Installation.CLOUD, true),
  CLOUD_SOFTWARE_PROJECT(Installation.CLOUD, false),
  DC_SERVICE_PROJECT(Installation.DC, true),
  DC_SOFTWARE_PROJECT(Installation.DC, false);

  private final Installation installation;
  private final boolean service;

  Place(Installation installation, boolean service) {
    this.installation = installation;
    this.service = service;
  }

  TrackerHarness open() {
    return service ? JiraHarness.help(installation) : JiraHarness.eng(installation);
  }
}
