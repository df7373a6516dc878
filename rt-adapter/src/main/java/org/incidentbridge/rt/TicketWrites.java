package org.incidentbridge.rt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.ChangeStatus;
import org.incidentbridge.spi.Command.CreateTicket;
import org.incidentbridge.spi.Command.FieldWrite;
import org.incidentbridge.spi.Command.UpdateFields;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.text.RichText;

/**
 * Makes tickets and changes their fields. RT answers with success whatever it did not do, so that
 * each write is looked at afterwards.
 */
final class TicketWrites {

  /** Precondition failed. */
  private static final int CHANGED = 412;

  private static final int TRIES = 3;

  private final RtClient client;
  private final RtSettings settings;
  private final FieldWriter fields;
  private final Receipts receipts;
  private final Intents intents = new Intents();

  TicketWrites(RtClient client, RtSettings settings, FieldWriter fields, Receipts receipts) {
    this.client = client;
    this.settings = settings;
    this.fields = fields;
    this.receipts = receipts;
  }

  Outcome create(CreateTicket command) {
    RtDraft draft = fields.forNew(command.fields());
    if (draft.isRefused()) {
      return draft.refusal();
    }
    if (settings.marks().field().isPresent()) {
      JsonNode queue = client.execute(client.api().queue(command.project()));
      Optional<String> lack = MarkFields.lackOfTickets(settings.marks(), queue);
      if (lack.isPresent()) {
        return new Outcome.Refused(lack.get() + ": no ticket is made without its mark", Map.of());
      }
    }
    return make(command, draft);
  }

  private Outcome make(CreateTicket command, RtDraft draft) {
    ObjectNode body = draft.body().put("Queue", command.project());
    body.put("ContentType", "text/plain");
    body.putArray("RefersTo").add(command.link().url().toString());
    mark(body, command);
    JsonNode made = client.execute(client.api().create(body));
    String id = made.path("id").asText("");
    return id.isEmpty()
        ? new Outcome.Unknown("RT did not tell the number of the ticket that it made")
        : Receipts.afterWrite(() -> finish(command, receipts.whole(id)));
  }

  private void mark(ObjectNode body, CreateTicket command) {
    Value content = command.fields().getOrDefault(RtTranslator.CONTENT, Value.absent());
    String text =
        RtProse.write(
            content instanceof Value.Body said ? said.text() : RichText.plain(content.display()));
    RtMark mark = RtMark.text(command.target().key());
    Optional<String> field = settings.marks().field();
    field.ifPresent(f -> body.withObjectProperty("CustomFields").put(f, mark.value()));
    body.put(RtTranslator.CONTENT, field.isPresent() ? text : mark.on(text));
  }

  /**
   * Whether a command made a ticket. RT drops a mark for a field that the bridge's user may not
   * set, and keeps the link with which all tickets begin; one that bears a mark elsewhere is
   * another one.
   */
  boolean isMade(CreateTicket command, RtWhole whole) {
    String marker = receipts.shown(whole).marker();
    return marker.equals(command.target().key().text())
        || (marker.isEmpty() && isBare(whole) && isLinked(whole.ticket(), command.link()));
  }

  private boolean isBare(RtWhole whole) {
    return settings.marks().field().isPresent()
        && whole.beginning().map(whole::text).flatMap(RtMark::in).isEmpty();
  }

  /** After the ticket is there, whether just made or found again. */
  Outcome finish(CreateTicket command, RtWhole whole) {
    SortedMap<String, Value> wanted = new TreeMap<>(command.fields());
    wanted.remove(RtTranslator.CONTENT);
    wanted.values().removeIf(Value::isAbsent);
    RtDraft rest = fields.forTicket(whole.ticket(), wanted);
    List<Loss> losses = new ArrayList<>(fields.forNew(command.fields()).losses());
    whole
        .beginning()
        .ifPresent(made -> losses.addAll(Receipts.cuts(RtTranslator.CONTENT, whole, made)));
    List<String> told = losses.stream().map(Loss::field).toList();
    Set<String> missing = new TreeSet<>(rest.changed());
    missing.addAll(rest.refused().keySet());
    missing.removeAll(told);
    missing.forEach(
        field ->
            losses.add(
                new Loss(field, rest.refused().getOrDefault(field, "RT did not take the value"))));
    return receipts.applied(Optional.of(whole.ticket().id()), whole, losses, Set.of());
  }

  /**
   * RT refuses what was read before somebody else changed the ticket: it is read anew, and what
   * they did is looked at before anything is sent again (N7).
   */
  static Outcome anew(Supplier<Outcome> write) {
    for (int tries = 1; ; tries++) {
      try {
        return write.get();
      } catch (CallFailure failure) {
        if (failure.status() != CHANGED || tries == TRIES) {
          throw failure;
        }
      }
    }
  }

  Outcome update(UpdateFields command) {
    return anew(() -> updateOnce(command));
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
    List<String> said = send(ticket, draft.body());
    return Receipts.afterWrite(() -> after(ticket, wanted, draft, said));
  }

  List<String> send(RtTicket ticket, ObjectNode body) {
    return client.execute(client.api().update(ticket.id(), ticket.quotedTag(), body));
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

  Outcome link(Command.PutLink command) {
    return anew(() -> linkOnce(command));
  }

  private Outcome linkOnce(Command.PutLink command) {
    RtTicket ticket = receipts.forWriting(command.target().ticketId());
    ObjectNode body = RtQuery.JSON.createObjectNode();
    if (!isLinked(ticket, command.link())) {
      body.put("AddRefersTo", command.link().url().toString());
    }
    former(ticket, command.link()).ifPresent(old -> body.put("DeleteRefersTo", old));
    if (!body.isEmpty()) {
      send(ticket, body);
    }
    return Receipts.afterWrite(
        () -> {
          RtWhole whole = receipts.whole(ticket.id());
          return isAsWanted(whole.ticket(), command.link())
              ? receipts.applied(whole)
              : new Outcome.Refused("RT did not take a link to " + command.link().url(), Map.of());
        });
  }

  /** The link to where the other ticket was, if it stands. */
  private static Optional<String> former(RtTicket ticket, Command.BackLink link) {
    return link.former()
        .map(URI::toString)
        .filter(old -> ticket.links().stream().anyMatch(l -> l.refersTo(old)));
  }

  /** Whether a link leads to where the other ticket is, and none to where it was. */
  static boolean isAsWanted(RtTicket ticket, Command.BackLink link) {
    return isLinked(ticket, link) && former(ticket, link).isEmpty();
  }

  static boolean isLinked(RtTicket ticket, Command.BackLink link) {
    return ticket.links().stream().anyMatch(l -> l.address().equals(link.url().toString()));
  }

  Outcome relate(Command.LinkTickets command) {
    return anew(() -> relateOnce(command));
  }

  private Outcome relateOnce(Command.LinkTickets command) {
    RtTicket ticket = receipts.forWriting(command.target().ticketId());
    String other = RtReader.checked(command.link().otherId());
    if (!isRelated(ticket, command)) {
      send(
          ticket, RtQuery.JSON.createObjectNode().put(RtLink.adding(command.link().kind()), other));
    }
    return Receipts.afterWrite(
        () -> {
          RtWhole whole = receipts.whole(ticket.id());
          return isRelated(whole.ticket(), command)
              ? receipts.applied(whole)
              : new Outcome.Refused("RT did not take a link to ticket " + other, Map.of());
        });
  }

  static boolean isRelated(RtTicket ticket, Command.LinkTickets command) {
    return ticket.links().stream()
        .flatMap(link -> link.relation().stream())
        .anyMatch(
            relation ->
                relation.otherId().equals(command.link().otherId())
                    && relation.kind() == RtLink.shown(command.link().kind()));
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
