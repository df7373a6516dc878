package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.timeline.Timeline;

/**
 * What a policy looks at besides the tickets as they are.
 *
 * @param timeline what happened to the incident
 * @param record what was announced of it so far
 * @param since from when on the causes of each step count: what came before it was in force is
 *     nobody's news
 */
public record PolicyFile(Timeline timeline, CaseRecord record, SortedMap<String, Instant> since) {

  public PolicyFile {
    since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
  }
}
