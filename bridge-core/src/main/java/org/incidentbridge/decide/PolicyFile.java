package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.pack.PolicyPack;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.InForce;
import org.incidentbridge.replay.Replay;
import org.incidentbridge.replay.Settled;
import org.incidentbridge.replay.Verdict;
import org.incidentbridge.timeline.Timeline;

/**
 * What a policy looks at besides the tickets as they are.
 *
 * @param timeline what happened to the incident
 * @param record what was announced of it so far
 * @param since from when on steps are in force, by their names, and each version of the policy, by
 *     {@link #version}
 * @param bound the projects to which steps had tickets moved, where that is not done yet: one that
 *     turns up there has not left
 * @param waiting what steps have to say that waits in the outbox, by {@link Topics#step}, and
 *     tickets that are being made, by {@link Topics#coming}
 * @param colleagues of the reporter, with their accounts in the tracker of the origin, as far as
 *     they were seen there; empty unless their organisation sees the ticket
 */
public record PolicyFile(
    Timeline timeline,
    CaseRecord record,
    SortedMap<String, Instant> since,
    Map<TicketRef, String> bound,
    Set<String> waiting,
    List<Party> colleagues) {

  /** One under which no ticket is about to be moved, and nothing waits to be said. */
  public PolicyFile(Timeline timeline, CaseRecord record, SortedMap<String, Instant> since) {
    this(timeline, record, since, Map.of(), Set.of(), List.of());
  }

  public PolicyFile {
    bound = Map.copyOf(bound);
    waiting = Set.copyOf(waiting);
    colleagues = List.copyOf(colleagues);
    since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
  }

  private static final String VERSION = "version:";

  /** Under which name it stands since when a version of a policy is in force. */
  public static String version(PolicyPack pack) {
    return VERSION + pack.head().name() + ":" + pack.head().version();
  }

  /** Whether a name is one of a version, and not of a step. */
  public static boolean isVersion(String name) {
    return name.startsWith(VERSION);
  }

  /**
   * What the policy says: a step that is new, or was edited, has no effect on what came before;
   * what was announced or closed stays.
   *
   * @param replay of the policy pack in force
   */
  public Verdict verdict(Replay replay, Instant now) {
    PolicyPack pack = replay.pack();
    Instant edited = since.getOrDefault(version(pack), Instant.MIN);
    InForce inForce =
        (key, step, at) ->
            (!at.isBefore(edited) && !at.isBefore(since.getOrDefault(step, Instant.MIN)))
                || record.has(key, at);
    Verdict verdict = replay.run(timeline, now, inForce);
    return Settled.in(verdict, record, pack.head().version());
  }
}
