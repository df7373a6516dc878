package org.incidentbridge.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.incidentbridge.http.CallFailure;
import org.incidentbridge.http.Reply;
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.CreateTicket;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.spi.TicketSnapshot;
import org.incidentbridge.spi.TrackerException.Kind;
import org.incidentbridge.text.RichText;

/**
 * Makes tickets. The command's key is their external id, by which they are found directly, and the
 * idempotency key of the call, by which Zendesk makes them once within two hours. Imports, which
 * are silent, take no such key.
 */
final class CreateWrites {

  private static final int BAD_REQUEST = 400;
  private static final int LARGEST_PAGE = 1000;
  private static final int MOST_PAGES = 100;

  /** How much Zendesk's clock and the bridge's may differ. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  private final ZendeskClient client;
  private final boolean imports;
  private final FieldWriter fields;
  private final Receipts receipts;

  CreateWrites(ZendeskClient client, FieldWriter fields, Receipts receipts, boolean imports) {
    this.client = client;
    this.imports = imports;
    this.fields = fields;
    this.receipts = receipts;
  }

  Outcome create(CreateTicket command) {
    ZendeskDraft draft = fields.forNew(wanted(command));
    if (draft.isRefused()) {
      return draft.refusal();
    }
    ObjectNode ticket = draft.body();
    String key = command.target().key().text();
    (imports ? ticket.putArray("comments").addObject() : ticket.putObject("comment"))
        .put("html_body", Notes.fitting(text(command)))
        .put("public", true);
    ticket.put("external_id", key);
    ticket.set("metadata", Marks.COMMAND.saying(key));
    Reply<JsonNode> reply;
    try {
      reply = imports ? client.importTicket(ticket) : client.create(key, ticket);
    } catch (CallFailure failure) {
      return failed(failure);
    }
    String id = reply.body().flatMap(b -> ZendeskJson.id(b.path("ticket"), "id")).orElse("");
    return id.isEmpty()
        ? new Outcome.Unknown("Zendesk did not tell the number of the ticket that it made")
        : Receipts.afterWrite(() -> made(command, id, Notes.dropped(reply, "ticket")));
  }

  /** After the ticket was made, whether it is still there or was merged or deleted since. */
  Outcome made(CreateTicket command, String id, List<Loss> dropped) {
    try {
      return finish(command, id, dropped);
    } catch (Receipts.Refusal gone) {
      return wasMade(id);
    }
  }

  /** It is not to be made again. */
  private static Outcome wasMade(String id) {
    return new Outcome.Applied(new Outcome.Receipt(Optional.of(id), Optional.empty(), List.of()));
  }

  /** A key that came with other content before has made a ticket before. */
  private static Outcome failed(CallFailure failure) {
    return failure.status() == BAD_REQUEST && failure.kind() == Kind.CONFLICT
        ? new Outcome.Unknown(failure.message())
        : failure.toOutcomeUnlessDown();
  }

  /** The group and the kind of ticket are fields like others. */
  private SortedMap<String, Value> wanted(CreateTicket command) {
    SortedMap<String, Value> wanted = new TreeMap<>(command.fields());
    wanted.put("group", Value.line(command.project()));
    wanted.put("type", Value.line(command.type()));
    return wanted;
  }

  /** Zendesk makes no ticket without a text. */
  private static RichText text(CreateTicket command) {
    Value text = command.fields().getOrDefault(FieldWriter.DESCRIPTION, Value.absent());
    Value title = command.fields().getOrDefault("subject", Value.absent());
    return FieldWriter.text(text.display().isBlank() ? title : text);
  }

  /** The ticket that an earlier try made; of several the first. */
  Optional<String> find(CreateTicket command) {
    List<String> made = client.withExternalId(command.target().key().text());
    return made.stream().min(java.util.Comparator.comparingLong(Long::parseLong));
  }

  /**
   * The ticket that an earlier try made, if somebody deleted it since, which only the export still
   * tells (N3). It costs a call of the ten a minute, and tells a minute late.
   *
   * @param since when it was made at the earliest, by whatever clock
   */
  Outcome deleted(CreateTicket command, Instant since) {
    String key = command.target().key().text();
    long start = Math.max(0, since.minus(CLOCKS).getEpochSecond());
    Optional<String> from = Optional.empty();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      var page = client.export(from, start, LARGEST_PAGE);
      for (JsonNode ticket : page.tickets()) {
        Optional<String> id = ZendeskJson.id(ticket, "id");
        if (id.isPresent() && ZendeskJson.text(ticket, "external_id").equals(key)) {
          return made(command, id.get(), List.of());
        }
      }
      if (page.end()) {
        return new Outcome.NotApplied();
      }
      from = Optional.of(page.after());
    }
    return new Outcome.Unknown(
        "more changed in Zendesk since than can be looked through for a deleted ticket");
  }

  /** After the ticket is there, whether just made or found again. */
  private Outcome finish(CreateTicket command, String id, List<Loss> dropped) {
    SortedMap<String, Value> wanted = wanted(command);
    wanted.remove(FieldWriter.DESCRIPTION);
    wanted.values().removeIf(Value::isAbsent);
    TicketSnapshot shown = receipts.shown(id);
    ZendeskDraft rest = fields.draft(shown.fields(), wanted);
    List<Loss> losses = new ArrayList<>(rest.losses());
    losses.addAll(dropped);
    Set<String> missing = new TreeSet<>(rest.changed());
    missing.addAll(rest.refused().keySet());
    Map<String, String> reasons = rest.refused();
    missing.forEach(
        field ->
            losses.add(
                new Loss(field, reasons.getOrDefault(field, "Zendesk did not take the value"))));
    return Receipts.applied(Optional.of(id), shown, losses, Set.of());
  }
}
