package org.incidentbridge.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.incidentbridge.decide.Hashes;
import org.incidentbridge.decide.Places;
import org.incidentbridge.model.FieldName;
import org.incidentbridge.model.Incident;
import org.incidentbridge.model.Shared;
import org.incidentbridge.model.Shared.Copy;
import org.incidentbridge.model.Shared.FileNote;
import org.incidentbridge.model.Shared.Note;
import org.incidentbridge.model.Shared.StandingLink;
import org.incidentbridge.model.StandardField;
import org.incidentbridge.model.TicketRef;
import org.incidentbridge.model.TicketState;
import org.incidentbridge.model.TicketState.Baseline;
import org.incidentbridge.model.TicketState.Presence;
import org.incidentbridge.model.Value;
import org.incidentbridge.normalise.Reading;
import org.incidentbridge.spi.Outcome.Receipt;

/**
 * What an incident records once a command is applied: the ticket as the tracker then showed it is
 * the new baseline, so that the bridge's own write never looks like somebody's change (N4). Pure.
 */
public final class Acknowledgement {

  private static final Set<FieldName> SET_LATER =
      Set.of(StandardField.STATUS.field(), StandardField.RESOLUTION.field());

  private Acknowledgement() {}

  /**
   * The incident after an applied command.
   *
   * @param trust whether what the ticket shows is the direct answer to the write; after an unknown
   *     outcome people may have changed it meanwhile
   * @param after the ticket after the write, if the tracker gave it; for a new mirror it must
   */
  public static Incident of(
      Incident incident,
      PlannedCommand planned,
      Receipt receipt,
      Optional<Reading> after,
      Trust trust) {
    return switch (planned.purpose()) {
      case Purpose.Mirror mirror -> joined(incident, mirror, after.orElseThrow(), trust);
      case Purpose.Fields fields ->
          written(incident, at(planned), fields, after(planned, fields, receipt, after), trust);
      case Purpose.NoteCopy copy -> shared(incident, note(incident, planned, copy, receipt, after));
      case Purpose.FileCopy copy -> shared(incident, file(incident, planned, copy, receipt));
      case Purpose.Link link -> shared(incident, link(incident, at(planned), link));
      case Purpose.Remark remark ->
          shared(incident, remark(incident, at(planned), remark, receipt));
    };
  }

  /** The incident with one more ticket, which stands for what the mirror was made with. */
  public static Incident joined(
      Incident incident, Purpose.Mirror mirror, Reading after, Trust trust) {
    var ticket = after.ticket();
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>();
    after
        .values()
        .forEach(
            (field, seen) ->
                baselines.put(
                    field,
                    SET_LATER.contains(field) && !mirror.values().containsKey(field)
                        ? trust.begun(seen, ticket.head().stamp().isChanged())
                        : begin(incident, mirror, field, seen, trust)));
    var state =
        new TicketState(
            ticket.ref(), Places.of(ticket), mirror.route(), Presence.PRESENT, baselines);
    List<TicketState> tickets = new ArrayList<>(incident.tickets());
    tickets.removeIf(t -> t.ref().equals(ticket.ref()));
    tickets.add(state);
    return withTickets(incident, tickets);
  }

  /**
   * The incident with a ticket that existed before. All it shows counts as changed there just now,
   * so that ownership decides where the two differ and the losing value is kept (N7).
   */
  public static Incident adopted(Incident incident, String route, Reading found) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>();
    found.values().keySet().forEach(field -> baselines.put(field, Baseline.of(Value.absent())));
    var ticket = found.ticket();
    List<TicketState> tickets = new ArrayList<>(incident.tickets());
    tickets.add(
        new TicketState(ticket.ref(), Places.of(ticket), route, Presence.PRESENT, baselines));
    return withTickets(incident, tickets);
  }

  /**
   * What a tracker puts into a field that the incident does not know is no change of anybody; but
   * labels are what somebody, who was quicker than the bridge, or a rule of theirs has put on.
   */
  private static Baseline begin(
      Incident incident, Purpose.Mirror mirror, FieldName field, Value seen, Trust trust) {
    Value made = mirror.values().get(field);
    if (made != null) {
      return trust.created(made, seen);
    }
    if (field.equals(StandardField.LABELS.field())) {
      return Baseline.of(Value.absent());
    }
    if (!incident.value(field).isAbsent()) {
      return trust.cameLater(seen);
    }
    return trust.preset(seen, StandardField.kindOf(field));
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
      Incident incident, TicketRef ref, Purpose.Fields fields, After after, Trust trust) {
    List<TicketState> tickets = new ArrayList<>();
    for (TicketState ticket : incident.tickets()) {
      tickets.add(ticket.ref().equals(ref) ? rebased(ticket, fields, after, trust) : ticket);
    }
    return withTickets(incident, tickets);
  }

  private static TicketState rebased(
      TicketState ticket, Purpose.Fields fields, After after, Trust trust) {
    SortedMap<FieldName, Baseline> baselines = new TreeMap<>(ticket.baselines());
    fields
        .values()
        .forEach(
            (field, value) -> {
              Baseline old = baselines.getOrDefault(field, Baseline.of(Value.absent()));
              Value seen = after.shown(field, value, old.seen());
              baselines.put(field, trust.written(old.seen(), value, seen, after.isSure(field)));
            });
    return ticket.withBaselines(baselines);
  }

  /**
   * The incident while a change of status stands half way: the status that the bridge's own steps
   * have brought about is nobody's change (N4, N7).
   *
   * @param now the ticket as those steps left it
   */
  public static Incident halfway(Incident incident, PlannedCommand planned, Reading now) {
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
    return withTickets(incident, tickets);
  }

  private static Shared note(
      Incident incident,
      PlannedCommand planned,
      Purpose.NoteCopy copy,
      Receipt receipt,
      Optional<Reading> after) {
    TicketRef at = at(planned);
    List<Note> notes = new ArrayList<>();
    for (Note note : incident.shared().notes()) {
      boolean same =
          note.ticket().equals(copy.source()) && note.commentId().equals(copy.commentId());
      notes.add(same ? copied(note, at, copy, receipt, after) : note);
    }
    Shared old = incident.shared();
    return new Shared(notes, old.files(), old.links(), old.remarks());
  }

  private static Note copied(
      Note note, TicketRef at, Purpose.NoteCopy copy, Receipt receipt, Optional<Reading> after) {
    String id = receipt.createdId().or(() -> note.copyAt(at).map(Copy::id)).orElse("");
    return copy.hash().isEmpty() || id.isEmpty()
        ? note.withoutCopy(at)
        : note.withCopy(new Copy(at, id, copy.hash(), shown(after, id)));
  }

  private static String shown(Optional<Reading> after, String commentId) {
    return after.stream()
        .flatMap(r -> r.ticket().talk().comments().stream())
        .filter(c -> c.id().equals(commentId))
        .findFirst()
        .map(Hashes::of)
        .orElse("");
  }

  private static Shared file(
      Incident incident, PlannedCommand planned, Purpose.FileCopy copy, Receipt receipt) {
    TicketRef at = at(planned);
    List<FileNote> files = new ArrayList<>();
    for (FileNote file : incident.shared().files()) {
      boolean same =
          file.ticket().equals(copy.source()) && file.attachmentId().equals(copy.attachmentId());
      var made = new Copy(at, receipt.createdId().orElse(""), "", "");
      files.add(same ? file.withCopy(made) : file);
    }
    Shared old = incident.shared();
    return new Shared(old.notes(), files, old.links(), old.remarks());
  }

  private static Shared link(Incident incident, TicketRef at, Purpose.Link link) {
    Shared old = incident.shared();
    List<StandingLink> links = new ArrayList<>(old.links());
    links.removeIf(l -> l.ticket().equals(at) && l.globalId().equals(link.globalId()));
    links.add(new StandingLink(at, link.globalId(), link.hash()));
    return new Shared(old.notes(), old.files(), links, old.remarks());
  }

  private static Shared remark(
      Incident incident, TicketRef at, Purpose.Remark remark, Receipt receipt) {
    Shared old = incident.shared();
    List<Shared.Remark> remarks = new ArrayList<>(old.remarks());
    remarks.removeIf(r -> r.ticket().equals(at) && r.topic().equals(remark.topic()));
    remarks.add(new Shared.Remark(at, remark.topic(), receipt.createdId().orElse("")));
    return new Shared(old.notes(), old.files(), old.links(), remarks);
  }

  private static TicketRef at(PlannedCommand planned) {
    var target = planned.command().target();
    return new TicketRef(target.tracker(), target.ticketId());
  }

  private static Incident withTickets(Incident incident, List<TicketState> tickets) {
    return new Incident(
        incident.id(), incident.facts(), tickets, incident.shared(), incident.conflicts());
  }

  private static Incident shared(Incident incident, Shared shared) {
    return new Incident(
        incident.id(), incident.facts(), incident.tickets(), shared, incident.conflicts());
  }
}
