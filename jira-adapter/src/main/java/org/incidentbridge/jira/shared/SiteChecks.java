package org.incidentbridge.jira.shared;

import java.util.List;
import org.incidentbridge.spi.TrackerProbe.Finding;

/** Looks at a Jira as a whole. */
public interface SiteChecks {

  /** Whether the address leads to a Jira of this edition. */
  List<Finding> reachability();

  /** Whether Jira knows the bridge's user. */
  List<Finding> login();

  /**
   * Whether histories tell the custom fields that are read.
   *
   * @param twins those whose names other fields bear too
   */
  default List<Finding> histories(List<SiteFacts.Field> twins) {
    return List.of();
  }
}
