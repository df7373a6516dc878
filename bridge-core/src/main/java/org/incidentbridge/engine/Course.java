package org.incidentbridge.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.incidentbridge.model.TrackerId;

/**
 * One cycle under way.
 *
 * @param failures what went wrong so far, by tracker; many threads add to it
 * @param progress who is told
 */
record Course(Map<TrackerId, String> failures, Progress progress) {

  static Course toldTo(Progress progress) {
    return new Course(new ConcurrentSkipListMap<>(), progress);
  }
}
