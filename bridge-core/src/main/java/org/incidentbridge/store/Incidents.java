package org.incidentbridge.store;

import java.util.List;
import java.util.Optional;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;

/** The incidents, each stored whole. */
public interface Incidents {

  Optional<Incident> find(IncidentId id);

  /** The incident that a ticket belongs to. */
  Optional<Incident> of(TicketRef ticket);

  /**
   * Stores an incident, and which tickets belong to it. A ticket belongs to the incident that was
   * saved with it last; a detached one stays with another incident that has taken it.
   */
  void save(Incident incident);

  /** Ids after the given one in order; an empty text starts. For walks in bounded steps. */
  List<IncidentId> after(String id, int limit);

  long count();

  /** How many fields a person has to decide, over all incidents. */
  long conflicts();

  /** Ids of the incidents with such fields, in order. */
  List<IncidentId> withConflicts();

  /** Ids of the incidents to which a ticket is, or was, a known problem, in order. */
  List<IncidentId> knowing(TicketRef ticket);

  /** Ids of the incidents with a ticket that is {@code NOT_VISIBLE}, in order. */
  List<IncidentId> withHidden();
}
