package org.incidentbridge.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;

/**
 * How often each tracker is worked on.
 *
 * @param rhythms by tracker
 */
public record Schedules(Map<TrackerId, Rhythm> rhythms) {

  public Schedules {
    rhythms = Collections.unmodifiableMap(new TreeMap<>(rhythms));
  }

  /**
   * How often one tracker is worked on.
   *
   * @param poll pause between two pulls
   * @param sweep pause between two slow walks; zero for none
   */
  public record Rhythm(Duration poll, Duration sweep) {}
}
