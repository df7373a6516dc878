package org.incidentbridge.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.push.PushReport;

/**
 * What a cycle did.
 *
 * @param pulled sightings that were new
 * @param decided inbox rows used up
 * @param pushed what became of the commands, over all trackers
 * @param failures by tracker, why it could not be read or written; a person may read it
 * @param again by tracker that could not be read and may be soon: how long it asked to be left
 *     alone, zero if it did not
 */
public record CycleReport(
    long pulled,
    long decided,
    PushReport pushed,
    Map<TrackerId, String> failures,
    Map<TrackerId, Duration> again) {

  public CycleReport {
    failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    again = Collections.unmodifiableMap(new TreeMap<>(again));
  }

  /** All trackers could be read. */
  public CycleReport(
      long pulled, long decided, PushReport pushed, Map<TrackerId, String> failures) {
    this(pulled, decided, pushed, failures, Map.of());
  }

  public boolean quiet() {
    return pushed.applied() == 0 && failures.isEmpty();
  }
}
