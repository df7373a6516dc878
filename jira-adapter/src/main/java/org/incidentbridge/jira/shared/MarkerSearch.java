package org.incidentbridge.jira.shared;

import java.util.Optional;

/** Finds tickets by the marker with which they were made, however far the index lags behind. */
public interface MarkerSearch {

  /**
   * The id of the ticket of a project that has the marker.
   *
   * @param back how long ago it may have been made
   * @throws org.incidentbridge.spi.TrackerException if the index is not to be believed now
   */
  Optional<String> find(String project, String marker, Lookback back);
}
