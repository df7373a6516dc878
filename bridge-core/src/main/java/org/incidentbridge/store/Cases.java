package org.incidentbridge.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.replay.CaseRecord;

/** What was announced of each incident under a policy, and when it is to be looked at again. */
public interface Cases {

  /** Ids of one step of a walk. */
  int STEP = 500;

  Optional<CaseRecord> find(IncidentId incident);

  /**
   * Stores a record in the place of the one before.
   *
   * @param wakeAt when the policy will say something else although nothing happens; empty if never
   */
  void save(IncidentId incident, CaseRecord record, Optional<Instant> wakeAt);

  /** The incidents that are to be looked at again by then, and since when; the earliest first. */
  SequencedMap<IncidentId, Instant> due(Instant now, int limit);

  /** The earliest moment at which any incident is to be looked at again. */
  Optional<Instant> nextWake();

  /** Has an incident rest until it is decided on again. */
  void rest(IncidentId incident);

  /** Takes note of steps that are in force; those that were noted before stay as they were. */
  void inForce(Collection<String> steps, Instant since);

  /** Forgets since when these were in force. */
  void forget(Collection<String> steps);

  /** Since when each step is in force that was ever noted, by its name. */
  SortedMap<String, Instant> since();

  /** Takes note that what was due by then has been looked at. */
  void looked(Instant at);

  /** When that was last; empty if it never was. */
  Optional<Instant> lastLook();

  /** Ids after the given one in order; an empty text starts. For walks in bounded steps. */
  List<IncidentId> after(String id, int limit);

  /** Does something for each incident of which there is a record, in the order of their ids. */
  default void each(Consumer<IncidentId> action) {
    List<IncidentId> ids = after("", STEP);
    while (!ids.isEmpty()) {
      ids.forEach(action);
      ids = after(ids.getLast().text(), STEP);
    }
  }
}
