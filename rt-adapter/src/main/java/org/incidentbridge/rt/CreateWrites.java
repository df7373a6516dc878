package org.incidentbridge.rt;

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
import org.incidentbridge.model.Value;
import org.incidentbridge.spi.Command.CreateTicket;
import org.incidentbridge.spi.Outcome;
import org.incidentbridge.spi.Outcome.Loss;
import org.incidentbridge.text.RichText;

/** Makes tickets, and finds again what was made. */
final class CreateWrites {

  private final RtClient client;
  private final RtSettings settings;
  private final FieldWriter fields;
  private final Receipts receipts;

  CreateWrites(RtClient client, RtSettings settings, FieldWriter fields, Receipts receipts) {
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
        || (marker.isEmpty()
            && isBare(whole)
            && LinkWrites.isLinked(whole.ticket(), command.link()));
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
}
