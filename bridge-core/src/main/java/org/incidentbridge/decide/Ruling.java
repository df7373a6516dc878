package org.incidentbridge.decide;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
 * @param since from when on the causes of each step count
 */
public record Ruling(
    Verdict verdict, List<Firing> fresh, CaseRecord record, SortedMap<String, Instant> since) {

  public Ruling {
    fresh = List.copyOf(fresh);
    since = Collections.unmodifiableSortedMap(new TreeMap<>(since));
  }

  /** Whether a firing is anybody's news: its step was in force when its cause came. */
  public static boolean isNews(Firing firing, Map<String, Instant> since) {
    return !firing.at().isBefore(since.getOrDefault(firing.step().name(), Instant.MIN));
  }

  /** The routes that steps have asked for. */
  public Set<String> routes() {
    return verdict.firings().stream()
        .filter(f -> isNews(f, since))
        .flatMap(f -> f.actions().stream())
        .filter(Action.OpenTicket.class::isInstance)
        .map(a -> ((Action.OpenTicket) a).route())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
