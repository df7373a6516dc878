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

  /** Stores an incident, and which tickets belong to it. */
  void save(Incident incident);

  /** Ids after the given one in order; an empty text starts. For walks in bounded steps. */
  List<IncidentId> after(String id, int limit);

  long count();
}
