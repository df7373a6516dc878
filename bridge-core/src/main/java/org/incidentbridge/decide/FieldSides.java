package org.incidentbridge.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.incidentbridge.decide.FieldMerge.Side;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.policy.Answers.OnReopening;
import org.incidentbridge.policy.Owner;

/** Which tickets say what of a field, and what follows from who says it. */
final class FieldSides {

  /** What the status of a ticket says that nobody works on any more. */
  static final Set<String> FINISHED = Set.of("resolved", "closed");

  private final CaseFile file;
  private final Draft draft;
  private final Synced synced;

  FieldSides(CaseFile file, Draft draft, Synced synced) {
    this.file = file;
    this.draft = draft;
    this.synced = synced;
  }

  List<Side> of(FieldName field) {
    List<Side> sides = new ArrayList<>();
    for (TicketState ticket : draft.present()) {
      if (synced.takesPart(ticket, field)) {
        side(field, ticket).ifPresent(sides::add);
      }
    }
    return sides;
  }

  private Optional<Side> side(FieldName field, TicketState ticket) {
    if (file.underway().contains(ticket.ref())) {
      return Optional.ofNullable(ticket.baselines().get(field))
          .map(b -> new Side(ticket.ref(), ticket.isOrigin(), b, b.seen(), Instant.EPOCH));
    }
    Reading reading = file.readings().get(ticket.ref());
    if (reading == null || !reading.values().containsKey(field)) {
      return Optional.empty();
    }
    Value observed = reading.values().get(field);
    Baseline baseline = ticket.baselines().getOrDefault(field, Baseline.of(Value.absent()));
    Instant at = reading.ticket().head().stamp().updatedAt();
    return Optional.of(new Side(ticket.ref(), ticket.isOrigin(), baseline, observed, at));
  }

  /** Whether a field says how far the work on a ticket has come. */
  static boolean isProgress(FieldName field) {
    return field.equals(StandardField.STATUS.field())
        || field.equals(StandardField.RESOLUTION.field());
  }

  /**
   * A side that does not own the status took up again what was finished. What it says of the
   * resolution counts as well; that field comes before the status in the order of fields.
   */
  boolean isReopened(FieldName field) {
    FieldName status = StandardField.STATUS.field();
    return isProgress(field)
        && FINISHED.contains(draft.value(status).display())
        && of(status).stream()
            .anyMatch(s -> s.changed() && !FINISHED.contains(s.observed().display()))
        && synced.routes().stream()
            .allMatch(r -> r.terms().answers().reopening() == OnReopening.FOLLOW);
  }

  /**
   * Whether the value of a field is from a ticket that cannot be seen now and may be seen again:
   * who said so is not there to be asked (N2).
   */
  boolean isUnheard(FieldName field, List<Side> sides) {
    return Optional.ofNullable(draft.facts.get(field))
        .map(fact -> draft.tickets.get(fact.from().source()))
        .filter(ticket -> !ticket.isOver() && synced.takesPart(ticket, field))
        .filter(ticket -> sides.stream().noneMatch(s -> s.ticket().equals(ticket.ref())))
        .isPresent();
  }

  /**
   * Whether the owner can be heard. Where it is deleted, hidden or was never there, the latest
   * change counts: nobody's work is put back in the name of somebody who is away.
   */
  static boolean isHeard(Owner owner, List<Side> sides) {
    return switch (owner) {
      case Owner.Origin o -> sides.stream().anyMatch(Side::origin);
      case Owner.Of of -> sides.stream().anyMatch(s -> s.ticket().tracker().equals(of.id()));
      case Owner.Latest l -> true;
      case Owner.Union u -> true;
      case Owner.Ask a -> true;
      case Owner.Policy p -> true;
    };
  }
}
