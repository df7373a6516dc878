package org.incidentbridge.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.decide.Recurrence;
import org.incidentbridge.model.IncidentId;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.store.Ledger;

/**
 * Tells people who change a field from an automation that sets it again whenever it is put back, or
 * whenever that of another tracker does: without an end the bridge would write for ever (N4).
 *
 * <p>Who sets the very same value once more after it was put back four times on one day is no
 * person. Values that differ each time, as those of a rule that counts or writes the time, may be
 * those of people at work on a ticket; they have had enough of being put back long before a rule
 * has, so many more of them prove it too.
 */
final class Quarrel implements Recurrence {

  private static final int SAME = 5;
  private static final int ANY = 20;

  /** So many values of a field that lost are remarked on within the time. */
  private static final int TOLD = 3;

  private static final Duration TIME = Duration.ofDays(1);

  /** Far longer than any tracker works on a call whose caller is gone. */
  private static final Duration LATE = Duration.ofHours(1);

  private final Ledger ledger;
  private final IncidentId incident;
  private final Instant now;

  Quarrel(Ledger ledger, IncidentId incident, Instant now) {
    this.ledger = ledger;
    this.incident = incident;
    this.now = now;
  }

  /**
   * Whether the same was found on the same ticket so often within a day: of the same value, or far
   * more often of whatever value.
   */
  @Override
  public boolean isEndless(Decision.Finding found) {
    List<String> before = before(found);
    return before.size() >= ANY || before.stream().filter(found.detail()::equals).count() >= SAME;
  }

  @Override
  public boolean isKnownWell(Decision.Finding found) {
    return before(found).stream().distinct().filter(v -> !v.equals(found.detail())).count() >= TOLD;
  }

  @Override
  public boolean mayRemoveLate(TicketRef ticket, String commentId) {
    String told = Recurrence.lateRemoval(commentId);
    return !ledger.saying(told, incident, ticket, now.minus(LATE)).isEmpty();
  }

  /** The values of which it was found within a day. */
  private List<String> before(Decision.Finding found) {
    return ledger.saying(found.summary(), incident, found.ticket(), now.minus(TIME)).stream()
        .map(line -> line.text().detail())
        .toList();
  }
}
