package org.incidentbridge.jira.dc;

import org.incidentbridge.jira.shared.Installation;
import org.incidentbridge.jira.shared.JiraCase;

/** A Data Center to try things in. */
abstract class JiraDcCase extends JiraCase {

  JiraDcCase() {
    super(Installation.DC);
  }
}
