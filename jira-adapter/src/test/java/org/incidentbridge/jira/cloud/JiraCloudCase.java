package org.incidentbridge.jira.cloud;

import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraCase;

/** A site in the cloud to try things in. */
abstract class JiraCloudCase extends JiraCase {

  JiraCloudCase() {
    super(Installation.CLOUD);
  }
}
