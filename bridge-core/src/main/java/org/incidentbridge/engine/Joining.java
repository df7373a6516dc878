package org.incidentbridge.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.incidentbridge.decide.Decision;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TrackerId;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.plan.Admission;
import org.incidentbridge.plan.Evidence;
import org.incidentbridge.plan.Judge;
import org.incidentbridge.plan.Plan;
import org.incidentbridge.plan.PlannedCommand;
import org.incidentbridge.plan.Purpose;
import org.incidentbridge.plan.Trust;
import org.incidentbridge.policy.Bridge;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.CommandKey;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.store.Outbox;
import org.incidentbridge.store.Store;

/**
 * Ties tickets that the bridge made earlier to their incident, also after the store was lost: the
 * marker on the ticket is the key of the command that the incident would send.
 */
final class Joining {

  private final Store.Tables tables;
  private final Bridge bridge;
  private final Function<TicketSnapshot, Reading> reader;
  private final Judge judge;

  Joining(
      Store.Tables tables, Bridge bridge, Function<TicketSnapshot, Reading> reader, Judge judge) {
    this.tables = tables;
    this.bridge = bridge;
    this.reader = reader;
    this.judge = judge;
  }

  /**
   * What joining came to.
   *
   * @param incident with the tickets that joined
   * @param changed whether any did
   * @param twins tickets with the mark of one that joined
   */
  record Joined(Incident incident, boolean changed, List<TicketRef> twins) {}

  /** The command, not known to be done, that made this ticket or would make it a second time. */
  static Optional<Outbox.Entry> maker(Store.Tables tables, TicketSnapshot ticket) {
    return CommandKey.FORM.matcher(ticket.marker()).matches()
        ? tables.outbox().find(new CommandKey(ticket.marker()))
        : Optional.empty();
  }

  /** Whether a ticket is being made in that tracker whose marker may not be readable yet. */
  static boolean creating(Store.Tables tables, TrackerId tracker) {
    return tables.outbox().creating(tracker);
  }

  /**
   * Nobody can say who changed what before a ticket that was found again joined: what differs
   * stands in the ledger, and people are not told that they changed it.
   */
  static Decision quietly(Decision first, Decision then) {
    return first.before(then).withoutRemarks();
  }

  /** Joins mirrors that the plan would make although they exist. */
  Joined join(Decision decision, Plan plan) {
    Incident incident = decision.incident();
    boolean changed = false;
    List<TicketRef> twins = new ArrayList<>();
    for (PlannedCommand planned : plan.commands()) {
      if (planned.command() instanceof Command.CreateTicket create) {
        List<TicketRef> there =
            tables.tickets().byMarker(create.target().tracker(), create.target().key().text());
        var seen = there.stream().findFirst().flatMap(ref -> tables.tickets().find(ref));
        if (seen.isPresent()) {
          incident = joined(incident, planned, seen.get().ticket());
          tables.outbox().remove(create.target().key());
          twins.addAll(there.subList(1, there.size()));
          changed = true;
        }
      }
    }
    return new Joined(incident, changed, twins);
  }

  /** It was made with what was sent then, and not with what it would be made with now (N2). */
  private Incident joined(Incident incident, PlannedCommand planned, TicketSnapshot ticket) {
    Optional<PlannedCommand> sent =
        tables.outbox().find(planned.command().target().key()).map(Outbox.Entry::planned);
    Trust trust = sent.isPresent() ? Trust.FOUND_LATER : Trust.FOUND_AGAIN;
    PlannedCommand made = sent.orElse(planned);
    return made.command() instanceof Command.CreateTicket create
            && made.purpose() instanceof Purpose.Mirror mirror
        ? Admission.joined(incident, mirror, reader.apply(ticket), evidence(create, ticket, trust))
        : incident;
  }

  private Evidence evidence(Command.CreateTicket create, TicketSnapshot ticket, Trust trust) {
    return Evidence.of(
        trust,
        create,
        Outcome.Receipt.NOTHING,
        (field, value) -> judge.likeness(field, value, ticket),
        bridge.vocabulary(create.target().tracker()));
  }
}
