package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome.Receipt;

/**
 * What an incident records once a person gives a command up: the ticket stays as it is and counts
 * as agreed, so that the same command is not planned again. Pure.
 */
public final class GivenUp {

  private GivenUp() {}

  /**
   * The incident without the wish for a command.
   *
   * @return empty if the rules would ask for it again: a ticket to be made, a copy to be removed
   */
  public static Optional<Incident> of(Incident incident, PlannedCommand planned) {
    if (planned.command() instanceof Command.RemoveComment
        || planned.command() instanceof Command.WithdrawFile) {
      return Optional.empty();
    }
    Optional<TicketRef> at = HeldFields.ticket(planned);
    return switch (planned.purpose()) {
      case Purpose.Mirror mirror -> Optional.empty();
      case Purpose.Fields fields -> at.map(ref -> agreed(incident, ref, fields));
      case Purpose.NoteCopy copy -> at.map(ref -> uncopied(incident, ref, copy));
      case Purpose.FileCopy copy -> Optional.of(asDone(incident, planned));
      case Purpose.FileWithdrawal file -> Optional.empty();
      case Purpose.Link link -> Optional.of(asDone(incident, planned));
      case Purpose.Remark remark -> Optional.of(asDone(incident, planned));
      case Purpose.Move move -> Optional.of(incident);
      case Purpose.Share share -> Optional.of(asDone(incident, planned));
    };
  }

  private static Incident asDone(Incident incident, PlannedCommand planned) {
    return Acknowledgement.of(
        incident, planned, Receipt.NOTHING, Optional.empty(), Evidence.of(Trust.DIRECT));
  }

  private static Incident agreed(Incident incident, TicketRef ref, Purpose.Fields fields) {
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      tickets.add(ticket.ref().equals(ref) ? agreed(ticket, fields) : ticket);
    }
    return incident.withTickets(tickets);
  }

  private static TicketState agreed(TicketState ticket, Purpose.Fields fields) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    fields
        .values()
        .forEach(
            (field, value) -> {
              Baseline old = baselines.getOrDefault(field, Baseline.of(Value.absent()));
              baselines.put(field, new Baseline(value, old.seen()));
            });
    return ticket.withBaselines(baselines);
  }

  /** A copy without an id is one that does not exist and is not wanted. */
  private static Incident uncopied(Incident incident, TicketRef at, Purpose.NoteCopy wish) {
    Shared old = incident.shared();
    List<Note> notes = new ArrayList<>();
    for (Note note : old.notes()) {
      boolean same =
          note.ticket().equals(wish.source()) && note.commentId().equals(wish.commentId());
      notes.add(same ? uncopied(note, at, wish) : note);
    }
    return incident.withShared(new Shared(notes, old.files(), old.links(), old.remarks()));
  }

  private static Note uncopied(Note note, TicketRef at, Purpose.NoteCopy wish) {
    Copy old = note.copyAt(at).orElse(new Copy(at, "", "", ""));
    return note.withCopy(new Copy(at, old.id(), wish.hash(), old.seen(), old.gone(), old.hidden()));
  }
}
