package org.incidentbridge.decide;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.spi.Sighting;

/**
 * Everything a decision on one incident depends on, besides the configuration and the time.
 *
 * @param incident as it stands
 * @param readings the newest reading of each of its tickets that could be read, but for those
 *     underway; of tickets that are away it tells which copies are to be withdrawn, and nothing
 *     else
 * @param seen which of them are decided on now; the others read as they did before, or are decided
 *     on next
 * @param lost what direct answers of trackers said of tickets that can no longer be read, {@link
 *     Sighting.Gone} or {@link Sighting.Merged}, or {@link Sighting.Seen} of an origin that is
 *     restricted
 * @param neighbours the incidents of tickets that these tickets are linked to
 * @param underway tickets that were written to with an outcome not yet known: they count as
 *     unchanged for now, and are not concluded from
 * @param policy what a policy looks at besides; empty without one
 * @param known what was found of tickets that are, or may be, the same problem
 */
public record CaseFile(
    Incident incident,
    SortedMap<TicketRef, Reading> readings,
    Set<TicketRef> seen,
    List<Sighting> lost,
    Map<TicketRef, Incident> neighbours,
    Set<TicketRef> underway,
    Optional<PolicyFile> policy,
    KnownFile known) {

  /** A file under no policy. */
  public CaseFile(
      Incident incident,
      SortedMap<TicketRef, Reading> readings,
      Set<TicketRef> seen,
      List<Sighting> lost,
      Map<TicketRef, Incident> neighbours,
      Set<TicketRef> underway) {
    this(incident, readings, seen, lost, neighbours, underway, Optional.empty(), KnownFile.NOTHING);
  }

  public CaseFile {
    readings = Collections.unmodifiableSortedMap(new TreeMap<>(readings));
    seen = Set.copyOf(seen);
    lost = List.copyOf(lost);
    neighbours = Map.copyOf(neighbours);
    underway = Set.copyOf(underway);
  }

  /** The same under a policy. */
  public CaseFile under(PolicyFile other) {
    return new CaseFile(
        incident, readings, seen, lost, neighbours, underway, Optional.of(other), known);
  }

  /** The same with what was found of known problems. */
  public CaseFile knowing(KnownFile other) {
    return new CaseFile(incident, readings, seen, lost, neighbours, underway, policy, other);
  }
}
