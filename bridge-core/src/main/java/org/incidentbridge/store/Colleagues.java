package org.incidentbridge.store;

import java.util.List;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.Party;
import org.incidentbridge.model.TrackerId;

/**
 * Who of organisations that see the tickets of their people has an account where, and the incidents
 * that such people see (J11).
 */
public interface Colleagues {

  /**
   * Takes note of somebody with an account.
   *
   * @param organisation to which they belong now
   * @return whether they were not known to belong to it
   */
  boolean add(TrackerId tracker, String organisation, Party party);

  /** Those who belonged to an organisation when they were last seen, by account. */
  List<Party> of(TrackerId tracker, String organisation);

  /** Takes note that an organisation sees an incident by its origin in a tracker. */
  void sees(TrackerId tracker, String organisation, IncidentId incident);

  /** Takes note that no organisation is let see an incident any more. */
  void over(IncidentId incident);

  /** The incidents that an organisation sees by their origins in a tracker, in order. */
  List<IncidentId> seen(TrackerId tracker, String organisation);
}
