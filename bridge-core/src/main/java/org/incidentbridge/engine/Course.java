package org.incidentbridge.engine;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.incidentbridge.model.TrackerId;

/**
 * One cycle under way.
 *
 * @param failures what went wrong so far, by tracker; many threads add to it
 * @param again by tracker that could not be read and may be soon: how long it asked to be left
 *     alone, zero if it did not
 * @param progress who is told
 */
record Course(Map<TrackerId, String> failures, Map<TrackerId, Duration> again, Progress progress) {

  static Course toldTo(Progress progress) {
    return new Course(new ConcurrentSkipListMap<>(), new ConcurrentSkipListMap<>(), progress);
  }
}
