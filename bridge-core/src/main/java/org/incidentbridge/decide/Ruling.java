package org.incidentbridge.decide;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.incidentbridge.pack.Action;
import org.incidentbridge.replay.CaseRecord;
import org.incidentbridge.replay.Firing;
import org.incidentbridge.replay.Verdict;

/**
 * What a policy ruled on an incident.
 *
 * @param verdict as now known
 * @param fresh the steps that are carried out with this decision, in the order of their causes
 * @param record what has been announced by then
 */
public record Ruling(Verdict verdict, List<Firing> fresh, CaseRecord record) {

  public Ruling {
    fresh = List.copyOf(fresh);
  }

  /** The routes that steps have asked for. */
  public Set<String> routes() {
    return verdict.firings().stream()
        .flatMap(f -> f.actions().stream())
        .filter(Action.OpenTicket.class::isInstance)
        .map(a -> ((Action.OpenTicket) a).route())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
