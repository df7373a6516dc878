package org.incidentbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.store.Ledger;

/**
 * Tells people who change a field from an automation that sets it again whenever it is put back, or
 * whenever that of another tracker does: without an end the bridge would write for ever (N4).
 */
final class Quarrel {

  private static final int MOST = 5;
  private static final Duration TIME = Duration.ofDays(1);

  /** Lines of an incident looked at, newest first; each round of a quarrel makes a few. */
  private static final int LINES = 200;

  private final Ledger ledger;
  private final IncidentId incident;
  private final Instant now;

  Quarrel(Ledger ledger, IncidentId incident, Instant now) {
    this.ledger = ledger;
    this.incident = incident;
    this.now = now;
  }

  /** Whether the same was found of the same value on the same ticket so often within a day. */
  boolean isEndless(Decision.Finding found) {
    Instant since = now.minus(TIME);
    return ledger.of(incident, LINES).stream()
            .filter(l -> l.at().isAfter(since))
            .filter(l -> l.ticket().equals(Optional.of(found.ticket())))
            .filter(l -> l.text().summary().equals(found.summary()))
            .filter(l -> l.text().detail().equals(found.detail()))
            .count()
        >= MOST;
  }
}
