package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Reply;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command;
import org.incidentbridge.spi.Command.ChangeStatus;
import org.incidentbridge.spi.Command.Target;
import org.incidentbridge.spi.Command.UpdateFields;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;

/**
 * Changes fields of tickets, each time only if nobody changed the ticket since it was read. What
 * Zendesk drops without a word shows when the ticket is read afterwards.
 */
final class TicketWrites {

  /** Somebody else may be at work on the ticket just now. */
  private static final int MOST_TRIES = 3;

  private final ZendeskClient client;
  private final ZendeskReader reader;
  private final ZendeskMetadata metadata;
  private final FieldWriter fields;
  private final Receipts receipts;
  private final SameSecond same;

  TicketWrites(
      ZendeskClient client,
      ZendeskReader reader,
      ZendeskMetadata metadata,
      FieldWriter fields,
      Receipts receipts) {
    this.client = client;
    this.reader = reader;
    this.metadata = metadata;
    this.fields = fields;
    this.receipts = receipts;
    this.same = new SameSecond(client, reader, fields);
  }

  interface Attempt {
    Outcome on(ZendeskTicket ticket);
  }

  /** Tries on the ticket as it is, again if it was changed in that very moment. */
  Outcome tried(String id, Attempt attempt) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.on(reader.ticket(ZendeskReader.checked(id)));
      } catch (CallFailure failure) {
        if (failure.kind() != Kind.CONFLICT || failure.maybeApplied() || tries == MOST_TRIES) {
          throw failure;
        }
      }
    }
  }

  Outcome update(UpdateFields command) {
    return tried(command.target().ticketId(), ticket -> update(command, ticket));
  }

  private Outcome update(UpdateFields command, ZendeskTicket ticket) {
    Map<String, Value> now = shown(ticket, command);
    SortedMap<String, Value> wanted = Commanded.merged(command, now);
    ZendeskDraft draft = fields.draft(now, wanted);
    boolean stale =
        command.writes().stream()
            .filter(w -> draft.changed().contains(w.field()))
            .anyMatch(w -> Commanded.isStale(w, now.getOrDefault(w.field(), Value.absent())));
    if (stale) {
      return receipts.stale(ticket.id());
    }
    return draft.isRefused()
        ? draft.refusal()
        : send(command.target(), ticket, new Change(draft, wanted));
  }

  /** The description is read only where it is to be written. */
  private Map<String, Value> shown(ZendeskTicket ticket, UpdateFields command) {
    boolean text =
        command.writes().stream().anyMatch(w -> w.field().equals(FieldWriter.DESCRIPTION));
    return text ? receipts.shown(ticket.id()).fields() : ticket.fields();
  }

  /** What is sent, and the values that it is to reach. */
  private record Change(ZendeskDraft draft, SortedMap<String, Value> wanted) {}

  /** Sets these values. */
  Outcome send(Target target, ZendeskTicket before, SortedMap<String, Value> wanted) {
    ZendeskDraft draft = fields.draft(before.fields(), wanted);
    return draft.isRefused() ? draft.refusal() : send(target, before, new Change(draft, wanted));
  }

  private Outcome send(Target target, ZendeskTicket before, Change change) {
    if (change.draft().isEmpty()) {
      return Receipts.applied(
          Optional.empty(), receipts.shown(before.id()), change.draft().losses(), Set.of());
    }
    if (before.isClosed()) {
      throw Receipts.closed(before.id());
    }
    ObjectNode body = change.draft().body();
    body.put("safe_update", true).put("updated_stamp", before.stamp());
    body.set("metadata", Marks.COMMAND.saying(target.key().text()));
    Reply<JsonNode> reply = client.update(before.id(), body);
    JsonNode answer = reply.body().orElseGet(ZendeskJson.JSON::createObjectNode);
    return Receipts.afterWrite(() -> after(target, before, change, new Written(reply, answer)));
  }

  /** What Zendesk answered. */
  private record Written(Reply<JsonNode> reply, JsonNode answer) {

    JsonNode audit() {
      return answer.path("audit");
    }
  }

  /**
   * What somebody set in that very second counts as set before, so that it is decided anew (N7).
   */
  private Outcome after(Target target, ZendeskTicket before, Change change, Written written) {
    Map<String, Value> read = new TreeMap<>();
    change
        .draft()
        .changed()
        .forEach(f -> read.put(f, before.fields().getOrDefault(f, Value.absent())));
    var lost = same.lost(written.audit(), read, () -> client.newestAudits(before.id()));
    if (!lost.isEmpty() && same.isPutBack(target, written.audit(), read.keySet())) {
      return receipts.stale(before.id());
    }
    if (read.containsKey("tags")) {
      Value wanted = change.wanted().getOrDefault("tags", Value.absent());
      same.rescueTags(target, written.audit(), read.getOrDefault("tags", Value.absent()), wanted);
    }
    return after(before, change, written, SameSecond.told(lost));
  }

  /** What Zendesk did not take is refused by name; the rest stands, and again changes nothing. */
  private Outcome after(
      ZendeskTicket before, Change change, Written written, List<Loss> overwritten) {
    TicketSnapshot now = receipts.shown(before.id());
    SortedMap<String, Value> sent = new TreeMap<>(change.wanted());
    sent.keySet().retainAll(change.draft().changed());
    sent.keySet()
        .removeAll(
            receipts.changed(
                written.audit(), Set.of())); // what somebody changed again since was taken too
    Set<String> missing = missing(now, sent);
    List<Loss> losses = new ArrayList<>(change.draft().losses());
    losses.addAll(Notes.dropped(written.reply(), "ticket"));
    if (!missing.isEmpty()) {
      return refused(missing, losses);
    }
    Set<String> beside = receipts.changed(written.audit(), change.wanted().keySet());
    opened(written.audit(), change.wanted().keySet()).ifPresent(losses::add);
    losses.addAll(overwritten);
    return Receipts.applied(Optional.empty(), now, losses, beside);
  }

  /** Whoever is given a new ticket has opened it, and there is no way back. */
  private static Optional<Loss> opened(JsonNode audit, Set<String> commanded) {
    boolean given = commanded.contains("assignee") && !commanded.contains("status");
    boolean opened =
        StreamSupport.stream(audit.path("events").spliterator(), false)
            .anyMatch(
                event ->
                    ZendeskJson.text(event, "field_name").equals("status")
                        && ZendeskJson.text(event, "previous_value").equals("new")
                        && ZendeskJson.text(event, "value").equals("open"));
    return given && opened
        ? Optional.of(
            new Loss(
                "status",
                "Zendesk opens a new ticket that is given to somebody; elsewhere the incident"
                    + " stays as it was"))
        : Optional.empty();
  }

  private static String category(Map<String, Value> fields) {
    return fields.getOrDefault("status", Value.absent()).display();
  }

  private Set<String> missing(TicketSnapshot now, Map<String, Value> wanted) {
    ZendeskDraft rest = fields.draft(now.fields(), wanted);
    Set<String> missing = new TreeSet<>(rest.changed());
    missing.addAll(rest.refused().keySet());
    return missing;
  }

  private static Outcome refused(Set<String> missing, List<Loss> losses) {
    String told = losses.isEmpty() ? "" : ": " + losses.getLast().message();
    String why = "Zendesk did not take " + String.join(", ", missing) + told;
    Map<String, String> blamed = new TreeMap<>();
    missing.forEach(field -> blamed.put(field, why));
    return new Outcome.Refused(why, blamed);
  }

  Outcome status(ChangeStatus command) {
    return tried(command.target().ticketId(), ticket -> status(command, ticket));
  }

  private Outcome status(ChangeStatus command, ZendeskTicket ticket) {
    Map<String, Value> now = ticket.fields();
    boolean reached = StatusWord.isShown(now, command.status());
    if (!reached && !StatusWord.isShown(now, command.expected())) {
      return receipts.stale(ticket.id());
    }
    Optional<StatusWord> status = StatusWord.of(command.status(), metadata);
    if (status.isEmpty()) {
      return new Outcome.Refused(StatusWord.missing(command.status(), metadata), Map.of());
    }
    Optional<String> barred = StatusWord.barred(command.status(), category(now));
    if (!reached && barred.isPresent()) {
      return new Outcome.Refused(barred.get(), Map.of());
    }
    SortedMap<String, Value> wanted = new TreeMap<>(command.with());
    ZendeskDraft draft = fields.draft(now, wanted);
    if (draft.isRefused()) {
      return draft.refusal();
    }
    if (!reached) {
      String field = status.get().field();
      draft.put(field, status.get().member(), status.get().value());
      wanted.put(field, Value.line(command.status()));
    }
    return send(command.target(), ticket, new Change(draft, wanted));
  }

  /** Whether a ticket shows what a change was to bring. */
  boolean stands(UpdateFields command, TicketSnapshot now) {
    return isThere(now, Commanded.merged(command, now.fields()));
  }

  boolean stands(ChangeStatus command, TicketSnapshot now) {
    return StatusWord.isShown(now.fields(), command.status()) && isThere(now, command.with());
  }

  private boolean isThere(TicketSnapshot now, Map<String, Value> wanted) {
    return missing(now, wanted).isEmpty();
  }

  /**
   * The audit of an update that was made and not put back, whatever the ticket shows by now: its
   * mark stands in it.
   *
   * @param newest the newest audits of the ticket, newest first
   */
  static Optional<JsonNode> made(Target target, List<JsonNode> newest) {
    String key = target.key().text();
    return newest.stream()
        .filter(audit -> Marks.COMMAND.key(audit).equals(key) || Marks.BACK.key(audit).equals(key))
        .findFirst()
        .filter(audit -> Marks.COMMAND.key(audit).equals(key));
  }

  /**
   * What an update took away that nobody had read (N7), or brought along for good, where it is
   * found only later.
   */
  List<Loss> losses(Command command, JsonNode audit, List<JsonNode> newest) {
    List<Loss> losses =
        new ArrayList<>(
            SameSecond.told(same.lost(audit, Commanded.expected(command), () -> newest)));
    opened(audit, Commanded.fields(command)).ifPresent(losses::add);
    return losses;
  }

  /**
   * What an update brought along that nobody changed again since, where that is found only later
   * (N4).
   */
  Set<String> beside(Command command, JsonNode audit, List<JsonNode> newest) {
    return receipts.changed(audit, newest, Commanded.fields(command));
  }
}
