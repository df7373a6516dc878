package org.incidentbridge.rt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.ChangeStatus;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Command.UpdateFields;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.TicketSnapshot;

/**
 * Changes fields of tickets. RT answers with success whatever it did not do, so that each write is
 * looked at afterwards.
 */
final class TicketWrites {

  private final RtClient client;
  private final FieldWriter fields;
  private final Receipts receipts;
  private final Intents intents = new Intents();

  TicketWrites(RtClient client, FieldWriter fields, Receipts receipts) {
    this.client = client;
    this.fields = fields;
    this.receipts = receipts;
  }

  Outcome update(UpdateFields command) {
    return Attempts.anew(() -> updateOnce(command));
  }

  private Outcome updateOnce(UpdateFields command) {
    RtTicket ticket = receipts.forWriting(command.target().ticketId());
    Map<String, Value> now = fields.shown(ticket);
    SortedMap<String, Value> wanted = merged(command, now);
    RtDraft draft = draft(ticket, wanted);
    boolean stale =
        command.writes().stream()
            .filter(w -> draft.changed().contains(w.field()))
            .anyMatch(w -> isStale(w, now.getOrDefault(w.field(), Value.absent())));
    if (stale) {
      return receipts.stale(ticket);
    }
    if (draft.isRefused()) {
      return draft.refusal();
    }
    intents.note(command.target().key(), ticket, changed(wanted, draft));
    return send(ticket, wanted, draft);
  }

  private static SortedMap<String, Value> changed(SortedMap<String, Value> wanted, RtDraft draft) {
    SortedMap<String, Value> changed = new TreeMap<>(wanted);
    changed.keySet().retainAll(draft.changed());
    return changed;
  }

  /** The text is read only where it is to be written. */
  private RtDraft draft(RtTicket ticket, Map<String, Value> wanted) {
    return wanted.containsKey(RtTranslator.CONTENT)
        ? fields.forTicket(client.whole(ticket), wanted)
        : fields.forTicket(ticket, wanted);
  }

  private static boolean isStale(FieldWrite write, Value now) {
    return !(write.value() instanceof Value.Names) && !Same.value(write.expected(), now);
  }

  /** The values to reach; names that others added or removed since stay so. */
  static SortedMap<String, Value> merged(UpdateFields command, Map<String, Value> now) {
    SortedMap<String, Value> values = new TreeMap<>();
    for (FieldWrite write : command.writes()) {
      boolean set = write.value() instanceof Value.Names || write.expected() instanceof Value.Names;
      Value shown = now.getOrDefault(write.field(), Value.absent());
      values.put(write.field(), set ? merged(write, shown) : write.value());
    }
    return values;
  }

  private static Value merged(FieldWrite write, Value shown) {
    Set<String> gone = new TreeSet<>(write.expected().asNames());
    gone.removeAll(write.value().asNames());
    Set<String> come = new TreeSet<>(write.value().asNames());
    come.removeAll(write.expected().asNames());
    Set<String> names = new TreeSet<>(shown.asNames());
    names.removeAll(gone);
    names.addAll(come);
    return Value.names(names);
  }

  private Outcome send(RtTicket ticket, SortedMap<String, Value> wanted, RtDraft draft) {
    if (draft.isEmpty()) {
      return receipts.applied(Optional.empty(), client.whole(ticket), draft.losses(), Set.of());
    }
    List<String> said = client.update(ticket, draft.body());
    return Receipts.afterWrite(() -> after(ticket, wanted, draft, said));
  }

  /**
   * What RT did not take is refused by name; the rest stands, and sending it again does nothing.
   */
  private Outcome after(
      RtTicket before, SortedMap<String, Value> wanted, RtDraft draft, List<String> said) {
    RtWhole whole = receipts.whole(before.id());
    Set<String> missing = fields.forTicket(whole.ticket(), changed(wanted, draft)).changed();
    if (!missing.isEmpty()) {
      String why = "RT did not take " + String.join(", ", missing) + ": " + String.join("; ", said);
      Map<String, String> blamed = new TreeMap<>();
      missing.forEach(field -> blamed.put(field, why));
      return new Outcome.Refused(why, blamed);
    }
    Set<String> beside = receipts.beside(whole, before.etag(), wanted.keySet());
    return receipts.applied(Optional.empty(), whole, draft.losses(), beside);
  }

  /** Sets what is to go with a status. */
  Outcome put(RtTicket ticket, SortedMap<String, Value> with) {
    return send(ticket, with, fields.forTicket(ticket, with));
  }

  /** Takes note of a change of status that goes out now. */
  void intend(ChangeStatus command, RtTicket ticket) {
    SortedMap<String, Value> all =
        changed(command.with(), fields.forTicket(ticket, command.with()));
    all.put(StatusWrites.STATUS, Value.line(command.status()));
    intents.note(command.target().key(), ticket, all);
  }

  /** Why these values would not be taken. */
  Optional<Outcome> refusal(RtTicket ticket, SortedMap<String, Value> with) {
    RtDraft draft = fields.forTicket(ticket, with);
    return draft.isRefused() ? Optional.of(draft.refusal()) : Optional.empty();
  }

  /** Whether a ticket shows what a change was to bring, or did before somebody changed it again. */
  boolean stands(UpdateFields command, RtWhole whole) {
    SortedMap<String, Value> wanted = merged(command, fields.shown(whole.ticket()));
    return isThere(whole, wanted)
        || isProven(
            command,
            whole,
            own ->
                command.writes().stream()
                    .allMatch(write -> own.prove(write) || isThere(whole, only(wanted, write))));
  }

  private static Map<String, Value> only(SortedMap<String, Value> wanted, FieldWrite write) {
    return Map.of(write.field(), wanted.getOrDefault(write.field(), Value.absent()));
  }

  boolean stands(ChangeStatus command, RtWhole whole) {
    return (whole.ticket().status().equals(command.status()) && isThere(whole, command.with()))
        || isProven(command, whole, own -> own.prove(command));
  }

  private boolean isProven(Command command, RtWhole whole, Predicate<OwnChanges> byHistory) {
    TicketSnapshot now = receipts.shown(whole);
    return intents
        .isProven(command.target().key(), now)
        .orElseGet(() -> byHistory.test(new OwnChanges(now.history())));
  }

  private boolean isThere(RtWhole whole, Map<String, Value> wanted) {
    RtDraft draft = fields.forTicket(whole, wanted);
    return draft.isEmpty() && !draft.isRefused();
  }
}
