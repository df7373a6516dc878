package org.incidentbridge.push;

import java.util.Optional;
import org.incidentbridge.model.TicketState.Coverage;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Withdrawal;
import org.incidentbridge.policy.Answers.OnMove;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Sighting;
import org.incidentbridge.spi.Tracker;
import org.incidentbridge.store.Store;

/**
 * Looks where a ticket is before anything is told there: one that people moved out of the projects
 * that are read, and that is to be let go then, is told nothing more, be it by a comment, by other
 * words of one, or in a field (N5). Trackers take what is written wherever the ticket is, and the
 * last reading may be minutes old. What is taken out of sight is so everywhere.
 */
final class Whereabouts {

  private final Store store;
  private final Bridge bridge;

  Whereabouts(Store store, Bridge bridge) {
    this.store = store;
    this.bridge = bridge;
  }

  /**
   * Looks.
   *
   * @return that it has to be decided anew; empty if the command may be sent
   * @throws org.incidentbridge.spi.TrackerException if the ticket cannot be read
   */
  Optional<Outcome> moved(Tracker tracker, PlannedCommand planned) {
    boolean asked =
        isTelling(planned.command()) && isLettingGo(tracker.id()) && isThoughtInside(planned);
    return asked
            && tracker.source().fetch(planned.command().target().ticketId())
                instanceof Sighting.Seen seen
            && seen.ticket().head().outside()
        ? Optional.of(new Outcome.Stale(seen.ticket()))
        : Optional.empty();
  }

  private static boolean isTelling(Command command) {
    return switch (command) {
      case Command.CreateTicket c -> false;
      case Command.MoveTicket m -> false;
      default -> !Withdrawal.is(command);
    };
  }

  private boolean isLettingGo(TrackerId tracker) {
    return bridge.routes().stream()
        .filter(r -> r.from().equals(tracker) || r.to().equals(tracker))
        .anyMatch(r -> r.terms().answers().move() == OnMove.DETACH);
  }

  private boolean isThoughtInside(PlannedCommand planned) {
    Command.Target target = planned.command().target();
    return store.inTransaction(
        tables ->
            tables.incidents().find(planned.incident()).stream()
                .flatMap(incident -> incident.tickets().stream())
                .filter(ticket -> ticket.ref().tracker().equals(target.tracker()))
                .filter(ticket -> ticket.ref().id().equals(target.ticketId()))
                .anyMatch(ticket -> ticket.place().coverage() == Coverage.INSIDE));
  }
}
