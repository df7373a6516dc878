package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.timeline.Timeline;

/**
 * What a policy looks at besides the tickets as they are.
 *
 * @param timeline what happened to the incident
 * @param record what was announced of it so far
 * @param since from when on the causes of each step count: what came before it was in force is
 *     nobody's news
 * @param bound the projects to which steps had tickets moved, where that is not done yet: one that
 *     turns up there has not left
 */
public record PolicyFile(
    Timeline timeline,
    CaseRecord record,
    SortedMap<String, Instant> since,
    Map<TicketRef, String> bound) {

  /** One under which no ticket is about to be moved. */
  public PolicyFile(Timeline timeline, CaseRecord record, SortedMap<String, Instant> since) {
    this(timeline, record, since, Map.of());
  }

  public PolicyFile {
    bound = Map.copyOf(bound);
    since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
  }
}
