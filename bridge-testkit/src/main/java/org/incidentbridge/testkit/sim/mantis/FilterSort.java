package org.incidentbridge.testkit.sim.mantis;

/** How a saved filter orders its rows; only the default order lets rows tie. */
public enum FilterSort {
  /** Last update, then creation, both descending; rows that tie come as they like. */
  LAST_UPDATED,
  /** Last update, then id, both descending. */
  LAST_UPDATED_THEN_ID,
  /** Id descending. */
  ID
}
