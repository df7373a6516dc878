package org.incidentbridge.policy;

import java.util.Set;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.TrackerId;

/**
 * How far a policy pack reaches.
 *
 * @param covers trackers whose tickets are incidents though no route covers them
 * @param counts which of their tickets
 * @param decides fields that the bridge computes, on every ticket whose tracker has them
 * @param puts fields that its steps may set, on the ticket that an incident began with, and on
 *     others as routes say
 * @param version changes whenever anything in the pack does
 */
public record Reach(
    Set<TrackerId> covers,
    Condition counts,
    Set<FieldName> decides,
    Set<FieldName> puts,
    String version) {

  /** That of no policy. */
  public static final Reach NONE = new Reach(Set.of(), Condition.ALWAYS, Set.of(), Set.of(), "");

  public Reach {
    covers = Set.copyOf(covers);
    decides = Set.copyOf(decides);
    puts = Set.copyOf(puts);
  }
}
