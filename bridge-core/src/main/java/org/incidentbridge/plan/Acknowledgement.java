package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Outcome.Receipt;

/**
 * What an incident records once a command is applied: the ticket as the tracker then showed it is
 * the new baseline, so that the bridge's own write never looks like somebody's change (N4). Pure.
 */
public final class Acknowledgement {

  private Acknowledgement() {}

  /**
   * The incident after an applied command.
   *
   * @param evidence whether what the ticket shows is the direct answer to the write; after an
   *     unknown outcome people may have changed it meanwhile
   * @param after the ticket after the write, if the tracker gave it; for a new mirror it must
   */
  public static Incident of(
      Incident incident,
      PlannedCommand planned,
      Receipt receipt,
      Optional<Reading> after,
      Evidence evidence) {
    return switch (planned.purpose()) {
      case Purpose.Mirror mirror ->
          Admission.joined(incident, mirror, after.orElseThrow(), evidence);
      case Purpose.Fields fields ->
          written(incident, at(planned), fields, after(planned, fields, receipt, after), evidence);
      case Purpose.NoteCopy copy ->
          stirred(incident, planned, after, evidence)
              .withShared(shared(incident, planned, receipt).note(copy, after));
      case Purpose.FileCopy copy ->
          stirred(incident, planned, after, evidence)
              .withShared(shared(incident, planned, receipt).file(copy));
      case Purpose.FileWithdrawal file ->
          incident.withShared(shared(incident, planned, receipt).file(file));
      case Purpose.Link link ->
          incident.withShared(shared(incident, planned, receipt).link(link, planned.command()));
      case Purpose.Remark remark ->
          stirred(incident, planned, after, evidence)
              .withShared(shared(incident, planned, receipt).remark(remark));
      case Purpose.Share share ->
          incident.withShared(shared(incident, planned, receipt).share(share));
      case Purpose.Move move -> Arrival.of(incident, planned.command(), after, evidence);
    };
  }

  /**
   * What a tracker changes by itself when something is said, such as opening a ticket that was
   * answered, is nobody's change, and is put right again (N4).
   */
  private static Incident stirred(
      Incident incident, PlannedCommand planned, Optional<Reading> after, Evidence evidence) {
    if (after.isEmpty() || evidence.beside().isEmpty()) {
      return incident;
    }
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      tickets.add(
          ticket.ref().equals(at(planned)) ? stirred(ticket, after.get(), evidence) : ticket);
    }
    return incident.withTickets(tickets);
  }

  private static TicketState stirred(TicketState ticket, Reading after, Evidence evidence) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    for (FieldName field : evidence.beside()) {
      Value shown = after.values().get(field);
      if (shown != null) {
        baselines.computeIfPresent(field, (f, old) -> Baseline.of(shown));
      }
    }
    return ticket.withBaselines(baselines);
  }

  private static SharedAfter shared(Incident incident, PlannedCommand planned, Receipt receipt) {
    return new SharedAfter(incident.shared(), at(planned), receipt);
  }

  /**
   * What is known of a ticket after a write.
   *
   * @param reading the ticket, if the tracker gave it
   * @param lost fields whose values the tracker did not take
   * @param asSent fields that show the very words that were written
   */
  private record After(Optional<Reading> reading, Set<FieldName> lost, Set<FieldName> asSent) {

    boolean isSure(FieldName field) {
      return lost.contains(field) || asSent.contains(field);
    }

    /** A field that the write changed unasked still stands for what it stood for. */
    Baseline besides(FieldName field, Baseline old) {
      Value seen = reading.map(r -> r.values().getOrDefault(field, old.seen())).orElse(old.seen());
      return new Baseline(old.agreed(), seen);
    }

    Value shown(FieldName field, Value written, Value before) {
      Value unread = lost.contains(field) ? before : written;
      return reading.map(r -> r.values().getOrDefault(field, unread)).orElse(unread);
    }
  }

  private static After after(
      PlannedCommand planned, Purpose.Fields fields, Receipt receipt, Optional<Reading> reading) {
    Set<FieldName> asSent = new HashSet<>();
    HeldFields.written(planned)
        .forEach(
            (field, words) -> {
              String name = fields.trackerFields().getOrDefault(field, "");
              if (reading.filter(r -> r.ticket().field(name).equals(words)).isPresent()) {
                asSent.add(field);
              }
            });
    return new After(reading, lost(fields, receipt), asSent);
  }

  private static Set<FieldName> lost(Purpose.Fields fields, Receipt receipt) {
    Set<String> names = new HashSet<>();
    receipt.losses().forEach(l -> names.add(l.field()));
    Set<FieldName> lost = new HashSet<>();
    fields
        .trackerFields()
        .forEach(
            (field, name) -> {
              if (names.contains(name)) {
                lost.add(field);
              }
            });
    return lost;
  }

  private static Incident written(
      Incident incident, TicketRef ref, Purpose.Fields fields, After after, Evidence evidence) {
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      tickets.add(ticket.ref().equals(ref) ? rebased(ticket, fields, after, evidence) : ticket);
    }
    return incident.withTickets(tickets);
  }

  private static TicketState rebased(
      TicketState ticket, Purpose.Fields fields, After after, Evidence evidence) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    fields
        .values()
        .forEach(
            (field, value) -> {
              Baseline old = baselines.getOrDefault(field, Baseline.of(Value.absent()));
              Value seen = after.shown(field, value, old.seen());
              boolean sure = after.isSure(field);
              baselines.put(field, evidence.written(field, old.seen(), value, seen, sure));
            });
    evidence.beside().stream()
        .filter(field -> !fields.values().containsKey(field))
        .forEach(field -> baselines.computeIfPresent(field, after::besides));
    return ticket.withBaselines(baselines);
  }

  /**
   * The incident while a command stands half way: a status that the bridge's own steps have brought
   * about, and the want of a copy that they took away, are nobody's change (N2, N4, N7).
   *
   * @param now the ticket as those steps left it
   */
  public static Incident halfway(Incident incident, PlannedCommand planned, Reading now) {
    return planned.purpose() instanceof Purpose.NoteCopy copy
            && planned.command() instanceof Command.EditComment edit
            && now.ticket().talk().comments().stream()
                .noneMatch(c -> c.id().equals(edit.commentId()))
        ? incident.withShared(shared(incident, planned, Receipt.NOTHING).withdrawn(copy))
        : onTheWay(incident, planned, now);
  }

  private static Incident onTheWay(Incident incident, PlannedCommand planned, Reading now) {
    FieldName status = StandardField.STATUS.field();
    Value shown = now.values().get(status);
    boolean changes =
        planned.purpose() instanceof Purpose.Fields fields && fields.values().containsKey(status);
    if (shown == null || !changes) {
      return incident;
    }
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
      baselines.put(status, Baseline.of(shown));
      tickets.add(ticket.ref().equals(at(planned)) ? ticket.withBaselines(baselines) : ticket);
    }
    return incident.withTickets(tickets);
  }

  private static TicketRef at(PlannedCommand planned) {
    var target = planned.command().target();
    return new TicketRef(target.tracker(), target.ticketId());
  }
}
