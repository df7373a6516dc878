package org.incidentbridge.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.replay.CaseRecord;

/** What was announced of each incident under a policy, and when it is to be looked at again. */
public interface Cases {

  Optional<CaseRecord> find(IncidentId incident);

  /**
   * Stores a record in the place of the one before.
   *
   * @param wakeAt when the policy will say something else although nothing happens; empty if never
   */
  void save(IncidentId incident, CaseRecord record, Optional<Instant> wakeAt);

  /** The incidents that are to be looked at again by then, the earliest first. */
  List<IncidentId> due(Instant now, int limit);

  /** The earliest moment at which any incident is to be looked at again. */
  Optional<Instant> nextWake();

  /** Has an incident rest until it is decided on again. */
  void rest(IncidentId incident);

  /**
   * Since when each of these steps is in force: since it was first named here, which for new ones
   * is now.
   */
  SortedMap<String, Instant> since(Collection<String> steps, Instant now);

  /** Ids after the given one in order; an empty text starts. For walks in bounded steps. */
  List<IncidentId> after(String id, int limit);
}
