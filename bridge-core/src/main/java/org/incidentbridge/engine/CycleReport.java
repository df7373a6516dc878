package org.incidentbridge.engine;

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
 */
public record CycleReport(
    long pulled, long decided, PushReport pushed, Map<TrackerId, String> failures) {

  public CycleReport {
    failures = Map.copyOf(new TreeMap<>(failures));
  }

  public boolean quiet() {
    return pushed.applied() == 0 && failures.isEmpty();
  }
}
